# Les versions d’une lettre et ce qui les distingue.
revision-name = { $wording ->
    [1] Première version
    [2] Deuxième version
    [3] Troisième version
   *[other] Version { $wording }
}
revision-current = version actuelle
revision-replaced = remplacée depuis
revision-signed = { $count ->
    [0] aucune signature sur la liste
    [one] { $count } signature
   *[other] { $count } signatures
}
revision-signed-figure = { $count ->
    [one] signature de cette version
   *[other] signatures de cette version
}
revision-stand = { $count ->
    [0] aucun nom n’y figure plus
    [one] { $count } nom y figure encore
   *[other] { $count } noms y figurent encore
}
revision-stand-figure = { $count ->
    [one] nom figure encore sous cette version
   *[other] noms figurent encore sous cette version
}
revision-letter = Le texte
revision-as-it-stands = Dans son état actuel
revision-all = Toutes les versions
revision-digest = Empreinte du texte
revision-digest-of = Empreinte du texte { $place }
revision-text = Texte { $place }
revision-text-current = C’est ce que dit maintenant l’organisation porteuse.
revision-text-other = Ce texte a été publié ou signé sous le même numéro.
revision-not-held = Ce serveur ne détient pas ce texte. Seule son empreinte est connue, par ses signataires.
revision-more-texts = { $count ->
    [one] { $count } autre texte porte ce numéro.
   *[other] { $count } autres textes portent ce numéro.
}
revision-who-signed = Qui a signé cette version
revision-nobody = Personne sur la liste n’a signé cette version.
revision-stand-who = Qui figure encore sous cette version
revision-stand-what = Les signataires d’une version ultérieure sont comptés sous celle-ci, et non ici.
revision-on-the-list = Les voir sur la liste

revisions-title = Les versions
revisions-lead = Chaque version reste lisible. Les noms restent sous la version signée.
revisions-missing-title = Cette version n’existe pas
revisions-missing = Il n’y a pas de version { $wording }. Voici celles qui existent.

change-between = Ce qui a changé de la version { $from } à la version { $to }
change-between-texts = Ce qui distingue les deux textes
change-nothing = Rien ne diffère.
change-legend = Repères :
change-legend-removed = supprimé
change-legend-added = ajouté
change-removed-start = Supprimé :
change-removed-end = (fin du passage supprimé)
change-added-start = Ajouté :
change-added-end = (fin du passage ajouté)
change-authoritative = texte faisant foi
change-translation = traduction
change-became-authoritative = cette traduction fait désormais foi : c’est elle que l’on signe
change-became-translation = ce texte est désormais une traduction, et n’est plus ce que l’on signe
change-new = nouveau texte, faisant foi
change-new-translation = nouvelle traduction
change-gone = texte supprimé ; il faisait foi
change-gone-translation = traduction supprimée
change-title = Titre
change-body = Texte, tel qu’il a été écrit
change-paragraphs-same = { $count ->
    [one] { $count } paragraphe inchangé
   *[other] { $count } paragraphes inchangés
}
change-demands = Demandes
change-demand = demande { $number }
change-demand-moved = auparavant demande { $was }, maintenant demande { $is }
change-demand-gone = auparavant demande { $number }, supprimée
change-demand-new = demande { $number }, nouvelle
change-clauses = Points
change-clause = point { $number }
change-clause-moved = auparavant point { $was }, maintenant point { $is }
change-clause-gone = auparavant point { $number }, supprimé
change-clause-new = point { $number }, nouveau
change-addressees = Destinataires
change-unchanged-languages = Rien n’a changé en :
change-list-comma = ,

compare-with = Comparer cette version avec
compare-next = la suivante ({ $wording })
compare-before = la précédente ({ $wording })
compare-current = la version actuelle ({ $wording })
compare-same-number = l’autre texte du même numéro
compare-other = la version { $wording }
compare-not-held = Ce serveur ne détient pas les deux textes ; ils ne peuvent donc pas être comparés ici.

change-facts = Autour du texte
change-facts-what = personne ne signe ceci
change-fact-kind = Nature
change-fact-deadline = Clôture le
change-fact-topics = Thèmes
change-fact-initiators = Organisations initiatrices
change-fact-admission = Qui peut signer
