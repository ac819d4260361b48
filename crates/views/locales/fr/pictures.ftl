# Les images et l’objectif, sur la page d’un appel.
picture-credit = Image :
pictures-title = Images
pictures-elsewhere = Des images accompagnent ce texte. Elles se trouvent sur le serveur de l’organisation porteuse : cette page ne charge rien d’ailleurs.
pictures-see = Les voir sur { $host }
pictures-described = Ce qu’elles montrent, selon l’organisation porteuse :
goal-none-yet = Personne n’a encore signé cette version. L’objectif de l’organisation porteuse est de { $goal }.
goal-reached-so-far = { $count ->
    [one] { $count } signature à ce jour, organisations et personnes réunies.
   *[other] { $count } signatures à ce jour, organisations et personnes réunies.
}
goal-reached = { $count ->
    [one] { $count } signature, organisations et personnes réunies. L’organisation porteuse en espérait { $goal }.
   *[other] { $count } signatures, organisations et personnes réunies. L’organisation porteuse en espérait { $goal }.
}
goal-not-reached = { $count ->
    [one] { $count } signature sur les { $goal } qu’espérait l’organisation porteuse, organisations et personnes réunies.
   *[other] { $count } signatures sur les { $goal } qu’espérait l’organisation porteuse, organisations et personnes réunies.
}
goal-any-wording = Parmi les organisations citées nommément, seules comptent celles qui ont signé cette version ; tous les autres signataires comptent, quelle que soit la version signée.

# L’espace de travail : les images et l’objectif d’un appel.
pictures-desk-title = Images et objectif
pictures-desk-lead = Les images et l’objectif ne font pas partie de ce qui est signé. Vous pouvez les modifier à tout moment ; personne n’a à signer de nouveau.
pictures-desk-published = Ce que vous enregistrez ici paraît aussitôt sur la page publique et part vers les serveurs qui détiennent une copie.
pictures-desk-link = Images et objectif
pictures-desk-first = La première image figure en tête du texte, les autres après lui.
pictures-desk-shape = En tête, préférez une image large, par exemple de 2000 × 800 pixels : si elle l’est moins, le haut et le bas sont coupés sur les écrans larges ; une image carrée ou verticale est montrée en entier.
pictures-desk-number = Image { $number }
pictures-desk-none = Il n’y a pas encore d’image.
pictures-desk-add = Ajouter une image
pictures-desk-save = Enregistrer
pictures-desk-remove = Enlever cette image
pictures-desk-languages = Décrivez chaque image dans chaque langue du texte.
field-picture-file = Fichier de l’image
field-picture-file-hint = JPEG, PNG ou WebP, 24 Mo au plus. L’image est recréée : le lieu, l’appareil et les autres données cachées sont supprimés.
field-alt-in = Ce que montre l’image, en { $language }
field-alt-hint = Pour les personnes qui ne voient pas l’image et pour les serveurs qui ne l’affichent pas. Une ou deux phrases, avec le texte qui figure dans l’image.
field-credit = De qui est l’image ?
field-credit-hint = Nom et licence, comme son auteur ou son autrice le souhaite. Facultatif.
field-goal = Objectif
field-goal-hint = Combien de signatures vous espérez, organisations et personnes réunies. La page indique le prochain palier à atteindre. Facultatif.
error-alt-missing = Dites ce que montre l’image, dans chaque langue
error-goal-form = Écrivez un nombre entier de 1 à 1 000 000 000, ou laissez le champ vide
error-picture-large = L’image dépasse 24 Mo. Enregistrez-la en plus petit et renvoyez-la
error-picture-format = Ce fichier n’est pas une image JPEG, PNG ou WebP
error-picture-dimensions = L’image a trop de pixels : au plus 12 000 de chaque côté et 50 millions en tout, moins dans certains types de fichiers
error-picture-broken = L’image est illisible : le fichier est endommagé ou incomplet
error-pictures-many = Il y a trop d’images
error-picture-gone = Cette image, restée un jour sans être utilisée, a été effacée. Envoyez-la de nouveau
error-picture-twice = Cette image figure déjà ici
done-around-saved = Les images et l’objectif sont enregistrés.

goal-more-to-goal = { $count ->
    [one] Encore { $count } signature, et l’objectif de l’organisation porteuse, { $goal }, est atteint.
   *[other] Encore { $count } signatures, et l’objectif de l’organisation porteuse, { $goal }, est atteint.
}
goal-more-to-next = { $count ->
    [one] Encore { $count } signature pour arriver à { $next }. L’objectif de l’organisation porteuse est de { $goal }.
   *[other] Encore { $count } signatures pour arriver à { $next }. L’objectif de l’organisation porteuse est de { $goal }.
}
