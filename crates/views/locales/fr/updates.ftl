updates-title = Nouvelles
updates-all = Toutes les nouvelles
updates-none = Il n’y a pas encore de nouvelles.
updates-feed = Par fil Atom
update-corrected = corrigée le { $at }
update-languages = Autres langues
update-changes = Ce qui a changé
update-source = Source :
update-sources = Sources
update-gone = Cette nouvelle a été retirée
update-gone-what = L’organisation porteuse l’a retirée. Son texte n’est plus conservé ici.
event-update = Nouvelle
cases-title = Les personnes concernées
cases-lead = La situation actuelle de chaque cas, et ce que l’on sait de ce qui y a conduit. Les jours sont comptés à partir des dates connues.
cases-all = Tout l’historique
cases-none = Personne n’est encore nommé.
case-gone = Ce cas a été retiré
case-gone-what = L’organisation porteuse l’a retiré. Ce qui en était dit ici n’est plus conservé.
case-unnamed = Sans nom
case-nothing-yet = Rien n’a encore été signalé.
case-history = Ce qui s’est passé
case-update = nouvelle
case-reported = signalé le { $at }, jour inconnu
case-kind-person = Une personne
case-kind-group = Plusieurs personnes, ou une organisation
case-kind-matter = Une affaire, par exemple un procès
case-state-detained = En détention
case-state-house-arrest = En résidence surveillée
case-state-out-of-contact = Sans contact
case-state-charged = Inculpation
case-state-on-trial = En procès
case-state-sentenced = Condamnation
case-state-transferred = Transfert
case-state-hunger-strike = En grève de la faim
case-state-hunger-strike-ended = Fin de la grève de la faim
case-state-in-hospital = À l’hôpital
case-state-bail = En liberté sous caution
case-state-cleared = Mise hors de cause
case-state-released = Libération
case-state-exiled = En exil
case-state-died = Décès
case-state-threatened = Menaces
case-state-dismissed = Licenciement
case-state-reinstated = Retour au travail
case-state-settled = Affaire réglée
case-state-raided = Perquisition
case-state-banned = Interdiction ou radiation
case-state-registered-again = Nouvel enregistrement
case-state-other = Autre nouvelle
case-lasting-detained = { $how ->
   *[exact] { $count ->
        [0] En détention depuis aujourd’hui
        [one] En détention depuis { $count } jour
       *[other] En détention depuis { $count } jours
    }
    [least] { $count ->
        [0] En détention, jour inconnu
        [one] En détention depuis au moins { $count } jour
       *[other] En détention depuis au moins { $count } jours
    }
}
case-lasted-detained = { $how ->
   *[exact] { $count ->
        [one] En détention pendant { $count } jour
       *[other] En détention pendant { $count } jours
    }
    [least] { $count ->
        [one] En détention pendant au moins { $count } jour
       *[other] En détention pendant au moins { $count } jours
    }
    [most] { $count ->
        [one] En détention pendant au plus { $count } jour
       *[other] En détention pendant au plus { $count } jours
    }
    [about] { $count ->
        [one] En détention pendant environ { $count } jour
       *[other] En détention pendant environ { $count } jours
    }
}
case-lasting-house-arrest = { $how ->
   *[exact] { $count ->
        [0] En résidence surveillée depuis aujourd’hui
        [one] En résidence surveillée depuis { $count } jour
       *[other] En résidence surveillée depuis { $count } jours
    }
    [least] { $count ->
        [0] En résidence surveillée, jour inconnu
        [one] En résidence surveillée depuis au moins { $count } jour
       *[other] En résidence surveillée depuis au moins { $count } jours
    }
}
case-lasted-house-arrest = { $how ->
   *[exact] { $count ->
        [one] En résidence surveillée pendant { $count } jour
       *[other] En résidence surveillée pendant { $count } jours
    }
    [least] { $count ->
        [one] En résidence surveillée pendant au moins { $count } jour
       *[other] En résidence surveillée pendant au moins { $count } jours
    }
    [most] { $count ->
        [one] En résidence surveillée pendant au plus { $count } jour
       *[other] En résidence surveillée pendant au plus { $count } jours
    }
    [about] { $count ->
        [one] En résidence surveillée pendant environ { $count } jour
       *[other] En résidence surveillée pendant environ { $count } jours
    }
}
case-lasting-out-of-contact = { $how ->
   *[exact] { $count ->
        [0] Sans contact depuis aujourd’hui
        [one] Sans contact depuis { $count } jour
       *[other] Sans contact depuis { $count } jours
    }
    [least] { $count ->
        [0] Sans contact, jour inconnu
        [one] Sans contact depuis au moins { $count } jour
       *[other] Sans contact depuis au moins { $count } jours
    }
}
case-lasted-out-of-contact = { $how ->
   *[exact] { $count ->
        [one] Sans contact pendant { $count } jour
       *[other] Sans contact pendant { $count } jours
    }
    [least] { $count ->
        [one] Sans contact pendant au moins { $count } jour
       *[other] Sans contact pendant au moins { $count } jours
    }
    [most] { $count ->
        [one] Sans contact pendant au plus { $count } jour
       *[other] Sans contact pendant au plus { $count } jours
    }
    [about] { $count ->
        [one] Sans contact pendant environ { $count } jour
       *[other] Sans contact pendant environ { $count } jours
    }
}
case-lasting-hunger-strike = { $how ->
   *[exact] { $count ->
        [0] En grève de la faim depuis aujourd’hui
        [one] En grève de la faim depuis { $count } jour
       *[other] En grève de la faim depuis { $count } jours
    }
    [least] { $count ->
        [0] En grève de la faim, jour inconnu
        [one] En grève de la faim depuis au moins { $count } jour
       *[other] En grève de la faim depuis au moins { $count } jours
    }
}
case-lasted-hunger-strike = { $how ->
   *[exact] { $count ->
        [one] En grève de la faim pendant { $count } jour
       *[other] En grève de la faim pendant { $count } jours
    }
    [least] { $count ->
        [one] En grève de la faim pendant au moins { $count } jour
       *[other] En grève de la faim pendant au moins { $count } jours
    }
    [most] { $count ->
        [one] En grève de la faim pendant au plus { $count } jour
       *[other] En grève de la faim pendant au plus { $count } jours
    }
    [about] { $count ->
        [one] En grève de la faim pendant environ { $count } jour
       *[other] En grève de la faim pendant environ { $count } jours
    }
}
beside-title = Nouvelles et cas
beside-untitled = Sans titre
beside-updates-what = Des nouvelles datées, dans les langues de votre public. Les comptes qui vous suivent et chaque serveur qui détient la liste les reçoivent ; elles ne changent jamais la liste ni ce qui a été signé.
beside-update-new = Rédiger une nouvelle
beside-drafts = En cours de rédaction
beside-published = Publiées
beside-withdrawn = Cet appel a été retiré : plus personne n’est convié à une réunion ni invité à écrire pour lui. Ce qui est publié peut encore être corrigé ou retiré. Tout le reste se dit dans une nouvelle.
beside-cases-what = Les personnes et les affaires dont il s’agit. Nommez chacune une seule fois ; les nouvelles disent ensuite ce qu’elles deviennent, et les jours se comptent automatiquement.
beside-case-new = Ajouter une personne ou une affaire
beside-update = Nouvelle
beside-correct-what = Cette nouvelle est publiée. Ce que vous modifiez ici est envoyé comme correction une fois que vous l’avez vérifié.
beside-texts = Dans quelles langues
beside-no-cases = Pour dire ce qu’est devenue une personne, ajoutez-la d’abord à la page des nouvelles et des cas.
beside-changes-what = Chaque ligne porte une date et une source. Laissez la personne vide dans les lignes dont vous n’avez pas besoin.
beside-change-n = Changement { $number }
beside-more-rows = Ajouter des lignes
beside-check = Vérifier avant la publication
beside-take-back = Retirer
beside-take-back-what = Sa page indiquera le retrait, et chaque serveur qui la détient en est informé. On ne peut pas obliger les copies présentes ailleurs à suivre.
beside-throw-away = Supprimer le brouillon
beside-throw-away-what = Personne ne l’a vu.
beside-case = Personne ou affaire
beside-case-safety = Pensez à sa sécurité avant d’écrire un nom. Des initiales suffisent, et même l’absence de nom : « un chauffeur, 34 ans ».
beside-case-unname = Pour effacer un nom de toutes les pages d’ici et de ce qui est envoyé à d’autres, videz les noms et publiez de nouveau. Les nouvelles où vous avez écrit le nom dans le texte sont à corriger à la main.
beside-case-take-back-what = La personne ou l’affaire quitte le tableau, avec tout ce que les nouvelles y disent d’elle. Chaque serveur qui la détient en est informé.
beside-check-title = Avant la publication
beside-check-lead = Ceci sera signé avec votre clé et envoyé.
beside-check-languages = Il manque ces langues de l’appel : { $languages }. Qui les lit en voit une autre.
beside-check-sources = Ces sources n’ont pas d’adresse, si bien que personne ne peut les consulter : { $sources }
beside-nobody = Personne ne vous suit encore. La nouvelle figurera sur la page de l’appel.
beside-publish-correction = Publier la correction
beside-undo = Vous pourrez ensuite la corriger ou la retirer.
update-no-case = Aucune personne
field-update-date = Le jour dont il s’agit
field-update-date-hint = Laissez vide pour le jour de la publication
field-update-body = Texte
field-update-body-hint = Laissez une ligne vide entre les paragraphes ; vous pouvez utiliser Markdown
field-case = Qui
field-case-state = Ce qui s’est passé
field-case-when = Depuis quand
field-case-when-hint = Année-mois-jour, ou ce que l’on en sait, par exemple 2026-11 ; laissez vide si l’on ne sait rien
field-case-words = Dans vos propres mots
field-case-words-hint = Où, par quel tribunal, pour combien de temps ; nécessaire pour « Autre nouvelle »
field-source-title = Source
field-source-url = Adresse de la source
field-case-kind = Nature
field-case-name = Nom
field-case-name-hint = Ou des initiales ; facultatif
field-case-about = Qui est-ce
field-case-place = Place dans le tableau
field-case-place-hint = Un nombre ; sans nombre, le cas vient en dernier
error-when-form = Écrivez un jour, un mois ou une année, par exemple 2026-11-20, 2026-11 ou 2026
error-source-form = Écrivez un nom, ou l’adresse d’une page, par exemple www.syndicat.example/page
error-source-address = Écrivez l’adresse complète d’une page, par exemple www.syndicat.example/page
done-update-published = La nouvelle est publiée.
done-case-published = C’est publié.
done-taken-back = C’est retiré. Les serveurs qui en ont une copie en sont informés.
done-draft-thrown-away = Le brouillon est supprimé.
done-changes-thrown-away = Les modifications sont supprimées. Ce qui est publié reste tel quel.
take-back-title = Vraiment retirer ?
take-back-what-update = Sa page indiquera le retrait, et chaque serveur qui la détient en est informé. Les copies présentes ailleurs et les courriels déjà envoyés ne peuvent pas être retirés.
take-back-what-case = La personne ou l’affaire quitte le tableau, avec tout ce que les nouvelles y disent d’elle. Chaque serveur qui la détient en est informé. Les copies présentes ailleurs ne peuvent pas être retirées.
take-back-what-handover = Sa page indiquera le retrait, la liste scellée et les fichiers sont effacés, et chaque serveur qui la détient en est informé. Les copies présentes ailleurs et les courriels déjà envoyés ne peuvent pas être retirés.
take-back-button = Oui, retirer
take-back-leave = Non, laisser tel quel
