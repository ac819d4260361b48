notice-days-left = { $count ->
    [one] Encore { $count } jour pour signer
   *[other] Encore { $count } jours pour signer
}
notice-days-left-body = On peut signer jusqu’au { $day }. Merci de le faire savoir autour de vous.
# L’espace de travail : publier à une heure choisie.
schedule-title = Publier plus tard
schedule-what = L’appel est publié automatiquement à cette heure-là, dans l’état où il se trouve alors. S’il manque alors quelque chose qui ne manque pas maintenant, il reste un brouillon ; cela est indiqué ici et dans le journal. Si ce serveur n’est pas en marche à ce moment-là, l’appel est publié dès qu’il l’est de nouveau.
schedule-planned = L’appel sera publié le { $day } à { $time } ({ $zone }).
schedule-stopped = L’appel n’a pas été publié le { $day } à { $time } ({ $zone }). C’est toujours un brouillon.
schedule-stopped-rule = Quelque chose y enfreint une règle. Publiez-le à la main pour voir quoi.
schedule-restored = La publication était prévue le { $day } à { $time } ({ $zone }).
schedule-restored-why = Depuis, ce serveur a été rétabli à partir d’une sauvegarde, qui ne dit pas si la publication a eu lieu. Regardez si d’autres l’ont reçue avant de publier : une nouvelle publication peut contredire ce qu’ils détiennent. S’ils ont un appel, demandez à la personne qui gère ce serveur de le récupérer avec « undersigned recover ».
schedule-plan = Publier à cette heure
schedule-change = Choisir plutôt cette heure
schedule-cancel = Garder comme brouillon
schedule-row = à publier le { $day } à { $time } ({ $zone })
schedule-row-stopped = n’a pas été publié à l’heure prévue
schedule-row-restored = a peut-être été publié à l’heure prévue
schedule-goes-with-it = La publication se fait dans l’état du moment, avec tout ce que vous enregistrez d’ici là.
schedule-look = Voir ou changer l’heure
schedule-notice = Faire un rappel avant le dernier jour
schedule-notice-what = Rédige, dans les langues de l’appel, une nouvelle qui dit aux comptes qui vous suivent combien de jours il reste. Vous pouvez en modifier les mots et choisir quand elle est envoyée.
schedule-notice-button = Préparer un rappel
field-schedule-date = Jour
field-schedule-time = Heure
field-schedule-zone = Fuseau horaire
field-schedule-zone-hint = Le nom d’une ville du fuseau, par exemple Berlin, Hong Kong ou Montréal, ou celui du pays
error-time-form = Choisissez un jour et une heure
error-zone-needed = Indiquez le fuseau horaire : écrivez sa plus grande ville, par exemple Paris, ou son pays, ou choisissez-en un dans la liste
error-zone-offset = C’est un écart par rapport à UTC, qui change avec l’heure d’été. Écrivez la plus grande ville à la même heure, par exemple Paris, ou son pays, ou choisissez dans la liste
error-zone-unknown = Aucun fuseau horaire ne porte ce nom ; certaines capitales ne donnent pas leur nom à un fuseau. Écrivez la plus grande ville à la même heure, par exemple Paris, ou son pays, ou choisissez dans la liste
error-zone-several = Il peut s’agir de { $zones }. Écrivez l’un de ces noms
error-zone-alike = Aucun fuseau horaire ne porte ce nom. Est-ce { $zones } ? Sinon, écrivez la plus grande ville à la même heure
error-time-skipped = Cette heure n’existe pas ce jour-là : on avance les horloges. Choisissez-en une autre
error-time-past = Cette heure est passée ; choisissez-en une à venir
error-time-far = Choisissez un moment dans les deux ans
error-time-after-deadline = La date de clôture sera alors passée. Choisissez un moment antérieur, ou changez la date de clôture dans le texte
done-scheduled = L’appel sera publié automatiquement à cette heure-là.
done-schedule-cancelled = Rien ne se passera à cette heure-là. L’appel reste un brouillon.
audit-schedule = A choisi une heure de publication
audit-schedule-cancel = A annulé l’heure de publication
audit-schedule-due = A publié à l’heure choisie
