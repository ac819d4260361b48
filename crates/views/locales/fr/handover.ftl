# Comment un appel a été remis : pages publiques.
handover-title = Remise
handover-none = La remise n’a pas encore eu lieu.
handover-all = Toutes les remises
handover-gone = Cette annonce a été retirée
handover-gone-what = L’organisation porteuse l’a retirée. Ce qui en était dit ici n’est plus conservé.
handover-changed = modifiée le { $at }
handover-to-whom = Remise à
handover-where = Lieu :
handover-answer = Réponse de
handover-list = La liste remise
handover-list-entries = { $count ->
    [one] { $count } inscription
   *[other] { $count } inscriptions
}
handover-bundle = La liste scellée, avec toutes les preuves
handover-pdf = Le texte et la liste en PDF
handover-bundle-what = Ce fichier reste tel qu’il était ce jour-là. Vérifiez-le avec « undersigned verify ».
handover-bundle-elsewhere = L’organisation qui a lancé l’appel détient le fichier scellé. Elle le propose tant que personne n’y a retiré son nom. Vérifiez-le avec « undersigned verify ».
handover-bundle-gone = Le fichier lui-même n’est plus proposé. Toute personne qui en a une copie peut la comparer grâce à son empreinte.
handover-bundle-kept = Le fichier tel qu’il a été remis est chez son destinataire et n’est plus proposé ici. Toute personne qui en a une copie peut la comparer grâce à son empreinte.
handover-stood-behind = { $count ->
    [one] { $count } organisation soutenait le texte lors de sa remise.
   *[other] { $count } organisations soutenaient le texte lors de sa remise.
}
handover-gone-since = { $count ->
    [one] { $count } inscription de cette liste a été retirée ou rayée depuis.
   *[other] { $count } inscriptions de cette liste ont été retirées ou rayées depuis.
}
handover-digests = Empreintes
handover-digest = Empreinte du fichier
handover-digest-bundle = Du fichier :
handover-digest-state = De la liste :
handover-evidence = Ce qui l’atteste
handover-evidence-kept = conservé par l’organisation porteuse
event-handover-more = Comment la remise s’est passée
event-answered = Réponse de
event-answer-more = Lire la réponse
# L’espace de travail.
handover-desk-lead = Scellez la liste dans son état actuel, emportez-la, et dites ensuite quand et à qui vous l’avez remise, ce qui l’atteste et ce qui a été répondu. Chaque serveur qui détient la liste conserve et affiche ces informations.
handover-new = Préparer une remise
handover-withdrawn = Cet appel a été retiré : aucune nouvelle remise n’est préparée et aucune liste n’est scellée. Une remise dont la liste a été scellée auparavant peut encore être publiée, et ce qui est publié peut être corrigé ou retiré. Tout le reste se dit dans une nouvelle.
handover-desk-answers = Ouvrez une remise pour la corriger ou y ajouter une réponse.
handover-only = Sans aucun détail
handover-only-what = Il est alors dit publiquement que la remise a eu lieu, et rien d’autre. C’est irréversible.
handover-only-sure = Oui, la remise a eu lieu
handover-edit = La remise
handover-list-desk = La liste qui l’accompagne
handover-correct-what = Cette remise est publiée. Ce que vous modifiez ici, ou ajoutez comme réponse, est envoyé une fois que vous l’avez vérifié. La liste reste telle quelle.
handover-seal-what = Une liste scellée est un seul fichier avec toutes les signatures et toutes les preuves, dans leur état à ce moment. Le fichier lui-même ne change plus. Dès qu’une personne ou une organisation qui y figure s’est retirée, le public ne peut plus l’obtenir ici ; vous, si.
handover-sealed = { $count ->
    [one] Scellée le { $at } avec { $count } inscription.
   *[other] Scellée le { $at } avec { $count } inscriptions.
}
handover-sealed-changed = La liste a changé depuis.
handover-sealed-none = Rien n’est encore scellé. Cela se fait automatiquement à la publication.
handover-seal = Sceller la liste dans son état actuel
handover-seal-again = La sceller de nouveau dans son état actuel
handover-unseal = Ne plus proposer le fichier
handover-unseal-what = Le fichier contient tous les noms qui figuraient alors sur la liste. Dès que l’un d’eux est retiré, vous et vos collègues êtes les seuls à pouvoir le télécharger. Vous pouvez aussi cesser tout à fait de le proposer. Son empreinte reste.
handover-unseal-sure = Le fichier est supprimé et ne peut pas être récupéré.
handover-when = Quand et à qui
handover-evidence-what = Les fichiers restent chez vous : ils sont conservés ici sous forme chiffrée, et seule leur empreinte est publique. Les images sont montrées à tout le monde.
handover-evidence-n = Pièce { $number }
handover-evidence-added = Conservé : { $what }. Dites ce que c’est, puis revoyez le tout avant publication.
handover-evidence-public = Montrée à tout le monde. Ce que vous écrivez ci-dessous est lu par les personnes qui ne la voient pas.
handover-evidence-open = Ouvrir le fichier
handover-evidence-private = Vous et vos collègues êtes seuls à pouvoir l’ouvrir.
handover-evidence-drop = Enlever cette pièce
handover-evidence-add = Ajouter ce qui a été choisi
handover-answers = Ce qui a été répondu
handover-answers-what = Revenez quand il y aura une réponse. Chacune a une date, un auteur ou une autrice, et un texte, dans une ou plusieurs langues.
handover-answer-n = Réponse { $number }
handover-more-answers = Une autre réponse
handover-take-back-what = Sa page indiquera le retrait, et chaque serveur qui la détient en est informé. La liste scellée et les pièces conservées ici sont effacées. L’appel reste annoncé comme remis.
handover-check-lead = Ceci sera signé avec votre clé et envoyé à chaque serveur qui détient la liste. L’appel est alors annoncé comme remis.
handover-check-seals = La liste est scellée dans son état au moment de la publication.
handover-nobody = Aucun autre serveur ne détient encore la liste. La remise figurera sur la page de l’appel.
field-handover-date = Le jour de la remise
field-taken-by = Qui l’a reçue
field-taken-by-hint = Nom et fonction, par exemple « le secrétariat du ministre »
field-handover-place = Lieu
field-handover-words = Autres précisions
field-handover-words-hint = Facultatif ; vous pouvez utiliser Markdown
field-evidence-title = Ce que c’est, en
field-handover-file = Un fichier qui reste chez vous
field-handover-file-hint = Un accusé de réception, un procès-verbal, un enregistrement ; 10 Mo au plus
field-handover-picture = Une image pour tout le monde
field-handover-picture-hint = JPEG, PNG ou WebP, 24 Mo au plus ; recréée sans le lieu ni l’appareil
field-answer-date = Jour de la réponse
field-answer-by = Qui a répondu, en
field-answer-text = Ce qui a été répondu, en
error-evidence-title = Dites ce qu’est chaque pièce, dans la première langue au moins
error-file-large = Le fichier dépasse 10 Mo. Enregistrez-le en plus petit, ou en plusieurs parties, et renvoyez-le
error-answer-whole = Une réponse doit indiquer le jour, qui a répondu, et le texte dans la première langue
error-handover-ahead = Ce jour n’est pas encore venu : annoncez la remise une fois qu’elle est faite
error-answer-before = Ce jour précède celui de la remise
done-handover-published = C’est publié. Chaque serveur qui détient la liste en est informé.
done-list-sealed = La liste est scellée.
done-list-unsealed = Le fichier n’est plus proposé.
audit-handover-draft = A rédigé l’annonce d’une remise
audit-handover = A publié comment s’est faite la remise
audit-seal = A scellé la liste
audit-evidence = A conservé une pièce justificative
manage-handover = Remettre
