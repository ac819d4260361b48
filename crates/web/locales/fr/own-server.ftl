# D’un appel vers le propre serveur de la personne qui lit.
own-server-title = Signer depuis votre propre serveur
own-server-lead = Indiquez où votre organisation est hébergée. Nous demandons à votre serveur comment il accueille { appeal-this }, et vous voyez où mène le lien avant de le suivre.
field-own-server = Le compte de votre organisation, ou son serveur
field-own-server-hint = Par exemple @syndicat@social.example, ou social.example
own-server-found = Votre serveur : { $host }
own-server-means-desk = Il utilise Undersigned. Le lien ouvre son espace de travail avec l’adresse déjà indiquée ; connectez-vous-y, lisez { appeal-this } et cosignez avec la clé de votre organisation.
own-server-means-object = Le lien y affiche { appeal-this }. Répondez-y depuis le compte de votre organisation.
own-server-means-create = Le lien y ouvre une nouvelle publication qui contient déjà les mots. Envoyez-la, en visibilité publique, depuis le compte de votre organisation.
own-server-means-subscribe = Le lien y recherche { appeal-this }. Répondez-y depuis le compte de votre organisation.
own-server-means-none = Il n’indique pas comment lui apporter quoi que ce soit ; il n’y a donc pas de lien. Vous pouvez tout de même y chercher { appeal-this } vous-même.
own-server-where = Le lien mène à
own-server-go = Continuer vers { $host }
own-server-words = Répondez publiquement avec ces mots :
own-server-search = Connectez-vous-y, cherchez cette adresse et répondez à ce que vous trouvez.
own-server-another = Un autre compte
error-own-server-form = Écrivez un compte sous la forme @nom@serveur, ou le nom d’un serveur
error-own-server-blocked = Ce serveur n’échange rien avec celui-là
