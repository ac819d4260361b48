# Les pages qu’écrivent les responsables du serveur.
site-imprint = Mentions légales
site-privacy = Protection des données
site-contact = Contact
site-terms = Conditions d’utilisation

# Ce que ce logiciel conserve. Qui modifie ce qui est conservé, ou la durée, modifie ces phrases.
facts-title = Ce que ce serveur conserve, et combien de temps
facts-lead = Ceci vaut pour le logiciel tel qu’il est. Les responsables du serveur peuvent conserver moins.
facts-both = { $what } { $long }
facts-visitors = Visites
facts-visitors-what = Rien sur les personnes qui lisent une page. Les adresses réseau sont comptées en mémoire, pour se protéger des afflux de requêtes, et ne sont écrites nulle part. Aucune page ne charge quoi que ce soit d’un autre serveur.
facts-visitors-long = Ces comptages disparaissent au redémarrage du serveur, ou plus tôt.
facts-cookie = Cookie
facts-cookie-what = Les personnes qui lisent ou qui signent n’en reçoivent aucun. L’espace de travail en dépose un pour les personnes qui s’y connectent.
facts-cookie-long = Il est valable quatorze jours, ou jusqu’à la déconnexion, et disparaît sept jours plus tard.
facts-organisations = Organisations
facts-organisations-what = Nom, pays, textes, images et clés des organisations de ce serveur, ce qu’elles ont signé et qui les suit. Tout cela est public et part vers d’autres serveurs.
facts-organisations-long = Ces données restent aussi longtemps que le serveur existe. Une signature retirée emporte ses noms, ici et sur chaque serveur qui en est informé. Une liste scellée et remise auparavant garde le nom chez son destinataire, tout comme les copies qui en ont été faites ; elle n’est plus proposée ici.
facts-accounts = Personnes des espaces de travail
facts-accounts-what = Adresse électronique, nom, rôles et empreinte salée du mot de passe des personnes qui agissent pour une organisation ; où leur session est ouverte, avec le navigateur et les heures, sans aucune adresse ; sous forme chiffrée, ce qu’elles ont écrit dans l’espace de travail sans l’enregistrer ; et un journal de ce qu’elles y ont fait, qui ne nomme aucune des personnes qui ont signé.
facts-accounts-long = Ces données sont conservées aussi longtemps que le compte existe ; les sessions, quatorze jours ; ce qui n’a pas été enregistré, sept ; le journal, deux ans. Une personne qui supprime son compte n’y figure plus que par un numéro.
facts-people = Personnes qui ont signé
facts-people-what = Ce que donnent les personnes qui signent individuellement est conservé sous forme chiffrée et ne se retrouve que par une empreinte à clé de leur adresse électronique ; les autres serveurs voient un nombre. D’un nom, rien n’est affiché de plus que ce que l’organisation porteuse avait promis au moment de la signature, ni de plus que ce que la personne a choisi. Une liste qu’une organisation porteuse apporte, d’un formulaire ou du papier, est conservée de la même manière.
facts-people-long = Ces données sont effacées le jour promis par l’organisation porteuse, ou immédiatement lorsque la personne retire sa signature. Ce qui a été écrit dans un formulaire et que personne ne confirme est effacé au bout de deux jours.
facts-mails = Courriels
facts-mails-what = Les courriels que ce serveur écrit, par exemple ceux qui contiennent un lien de confirmation, attendent sous forme chiffrée jusqu’à leur envoi. Pour que personne ne soit submergé de courriels, le serveur compte, sous une empreinte à clé, combien sont partis vers une même adresse.
facts-mails-long = Les courriels attendent deux jours au plus ; les comptages sont conservés quatre jours.
facts-replies = Réponses qui cosignent
facts-replies-what = Des réponses publiées sur d’autres serveurs pour cosigner : l’adresse du compte et celle de la réponse, ainsi que les noms donnés. Le lien de confirmation est valable deux jours.
facts-replies-long = Ces données sont conservées trente jours si personne ne confirme ; sinon, aussi longtemps que la signature est maintenue.
facts-reactions = Partages, favoris et signalements
facts-reactions-what = Quels comptes d’autres serveurs ont partagé ou cité un appel, ou l’ont mis en favori, et ce que d’autres serveurs signalent à celui-ci.
facts-reactions-long = Les partages, favoris et citations sont conservés jusqu’à ce qu’ils soient retirés ; les signalements, aussi longtemps que les responsables du serveur en ont besoin.
facts-requests = Requêtes d’autres serveurs
facts-requests-what = Une empreinte de chaque requête, pour qu’aucune ne soit acceptée deux fois, et les profils publics des acteurs qui ont écrit à ce serveur.
facts-requests-long = Les empreintes sont conservées deux jours ; les profils, aussi longtemps qu’ils sont utiles.
facts-deliveries = Messages aux autres serveurs
facts-deliveries-what = Ce qui reste à envoyer, et l’état des échanges avec chaque serveur.
facts-deliveries-long = Un message qui ne peut être remis est conservé quatorze jours ; ce que l’on sait d’un serveur auquel rien n’est envoyé, quatre-vingt-dix.
facts-pictures = Images
facts-pictures-what = Les images qu’envoient les organisations sont recréées sans le lieu, l’appareil ni les autres données cachées. Le fichier envoyé n’est pas conservé.
facts-pictures-long = Elles sont conservées aussi longtemps qu’une page les affiche, et un jour lorsque plus aucune ne les affiche.
facts-backups = Sauvegardes
facts-backups-what = Les responsables du serveur peuvent faire des copies de tout cela.
facts-backups-long = Les responsables du serveur décident combien de temps elles sont conservées.

# Un texte de départ sur la protection des données.
site-privacy-who = **[Nom et adresse de qui gère ce serveur]** en est responsable. Écrivez à **[adresse électronique]** pour toute question, et pour consulter vos données ou les faire corriger ou effacer.
site-privacy-what = Ce serveur publie des appels et les noms de celles et ceux qui les signent. Nous traitons ce qui est nécessaire à cela, parce que vous nous l’avez demandé en signant ou en travaillant ici avec nous **[à vérifier : base juridique dans votre pays]**. Nous ne vendons rien, n’affichons aucune publicité et n’observons les lectures de personne.
site-privacy-below = Ce que ce serveur conserve, et combien de temps, est indiqué ci-dessous et fait partie de la présente déclaration.
site-privacy-rights = Ce que les organisations signent publiquement part vers d’autres serveurs, qui peuvent se trouver dans d’autres pays ; c’est le but recherché. Vous pouvez retirer votre signature à tout moment. Vous pouvez introduire une réclamation auprès de **[autorité de contrôle]**.

# L’espace de travail.
site-desk-link = Mentions légales, protection des données, contact et conditions d’utilisation de ce serveur
site-desk-title = Pages de ce serveur
site-desk-lead = Une fois écrites, elles sont accessibles au bas de chaque page. Dans de nombreux pays, les mentions légales et une page sur la protection des données sont obligatoires.
site-desk-none = Pas encore écrite.
site-desk-write = L’écrire dans une langue
site-desk-begin = Insérer un texte de départ
site-desk-imprint = Qui répond de ce serveur : nom, adresse, adresse électronique et ce que la loi exige.
site-desk-privacy = Sous votre texte, la page indique toujours ce que ce logiciel conserve. Vérifiez le texte de départ : à vous de compléter les passages entre crochets.
site-desk-contact = Comment vous joindre, dans quelles langues, et sous quel délai attendre une réponse.
site-desk-terms = Ce qui peut être publié ici, et ce que vous faites de ce qui ne le peut pas.
field-site-text = Texte
field-site-text-hint = Markdown. Laissé vide, il supprime cette langue.
done-page-saved = La page est enregistrée.
error-site-written = Il y a déjà un texte dans cette langue. Il figure maintenant sous le vôtre : gardez ce qui convient et enregistrez de nouveau
error-site-gaps = Le texte contient encore des passages à compléter : { $gaps }
facts-handovers = Listes remises
facts-handovers-what = Lorsqu’un appel est remis, la liste peut être scellée dans un fichier, dans son état de ce jour-là, avec les noms qui y figurent. Les fichiers qui attestent la remise sont conservés sous forme chiffrée pour l’organisation porteuse.
facts-handovers-long = Les deux sont conservés jusqu’à ce que l’organisation porteuse les enlève ou retire l’annonce de la remise. Dès que quelqu’un qui y figure s’est retiré ou a été enlevé de la liste, le fichier scellé n’est plus proposé ici ; l’organisation porteuse et ceux qui l’ont reçu auparavant le gardent.
facts-passkeys = Clés d’accès
facts-passkeys-what = Des clés d’accès des personnes des espaces de travail : la clé publique, le nom qu’elles lui ont donné, et quand elle a été ajoutée et utilisée pour la dernière fois. L’empreinte digitale, le visage et le code PIN ne quittent jamais l’appareil.
facts-passkeys-long = Elles sont conservées jusqu’à ce qu’elles soient enlevées, ou que le compte soit supprimé.
facts-news = Personnes qui lisent les nouvelles par courriel
facts-news-what = L’adresse électronique de qui a demandé les nouvelles d’un appel est conservée sous forme chiffrée sur le serveur de l’organisation porteuse, et ne se retrouve que par une empreinte à clé ; avec elle, la langue et les jours de la demande et de la confirmation. L’organisation porteuse voit combien ces personnes sont.
facts-news-long = L’adresse est effacée aussitôt que la personne n’en veut plus ou que sa boîte aux lettres n’existe plus ; au bout de trois jours si personne ne confirme ; et un an après la fin de l’appel. Qu’une personne n’en ait plus voulu ou n’ait pas pu être jointe reste compté jusque-là.
