# Inviter des organisations à signer : l’espace de travail, les messages, et la page qu’ouvre une invitation.
invitees-title = Inviter des organisations à signer
invitees-lead = Donnez une liste d’organisations. Chacune reçoit un seul message avec son propre lien, vers une page qui lui dit, dans sa langue, comment signer : depuis son propre serveur, avec un compte du fédivers, ou par formulaire.
invitees-list = Donner une liste
field-invitees-list = Organisations
field-invitees-list-hint = Une par ligne : un compte, par exemple @syndicat@social.example, l’adresse d’un profil, ou une adresse électronique ; puis, si vous le souhaitez, un nom et une langue, par exemple es, séparés par des virgules, des points-virgules ou des tabulations. 500 lignes au plus
field-invitees-file = Ou un fichier
field-invitees-file-hint = Un tableau enregistré en CSV ou en texte ; on peut aussi copier ci-dessus des lignes d’un tableur. Il peut avoir d’autres colonnes : vous voyez ce qui est lu avant tout envoi
field-invitees-language = Langue pour celles qui n’en ont pas dans la liste
field-invitees-words = Quelques mots de votre part
field-invitees-words-hint = Ils figurent dans le message, avant le lien. 1 000 caractères au plus, sans mise en forme
invitees-look = Examiner la liste
invitees-checked-title = Vérifiez avant d’envoyer
invitees-checked-lead = Rien n’a encore été envoyé.
invitees-count = { $count ->
    [one] { $count } organisation reçoit un message
   *[other] { $count } organisations reçoivent un message
}
invitees-count-unmailed = Chacune de ces organisations reçoit un lien
invitees-count-none = Aucune organisation de cette liste ne peut être invitée.
invitees-not = Laissées de côté
invitees-later-title = Invitées dès que leurs serveurs répondent
invitees-later-what = Leurs serveurs ne répondent pas en ce moment. Votre serveur les interroge de nouveau pendant deux semaines, de moins en moins souvent, et envoie le message dès que l’un d’eux répond. Vous n’avez pas à redonner ces lignes.
invitees-namesakes = Peut-être déjà présentes
invitees-namesakes-what = Une organisation de la liste des signataires, en attente d’admission ou déjà invitée, porte ce nom. Cochez celles que vous invitez tout de même ; les autres ne reçoivent rien.
invitees-namesake-listed = Sur la liste : { $name }
invitees-namesake-waiting = En attente d’admission : { $name }
invitees-namesake-invited = Déjà invitée : { $name }
invitees-columns-what = Voici ce que semblent contenir les colonnes de votre liste. Corrigez ce qui n’est pas exact avant d’envoyer.
invitees-columns-left-out = Laissé de côté, et rien n’en est conservé : { $columns }
invitees-columns-no-contacts = Aucune colonne n’est lue comme adresses. Choisissez celle des adresses électroniques ou des comptes.
invitees-columns-no-names = Aucune colonne n’est lue comme noms. Choisissez celle où les organisations sont nommées ; sinon, on leur écrit sans nom. Les personnes de contact n’y ont pas leur place.
invitees-columns-again = Lire la liste ainsi
invitees-holds-nothing = est laissé de côté
invitees-holds-contact = adresses électroniques ou comptes
invitees-holds-name = noms d’organisations
invitees-holds-language = langues dans lesquelles leur écrire
invitees-line = Ligne { $line } :
invitees-line-same = La ligne { $line } est la même que la ligne { $earlier } :
invitees-no-language = est indiqué comme langue, mais n’est pas connu ici. On leur écrira dans la langue choisie pour les autres.
invitees-unwritten = { $language } : il n’y a pas ici de messages dans cette langue. Langue du message : { $instead }.
invitees-joined = Les lignes { $first }–{ $last } sont devenues une seule rangée ; regardez si c’est bien une seule organisation. Sinon, enlevez le guillemet de trop.
invitees-letter = Le message
invitees-letter-what = Voici le courriel en { $language }. Il dit la même chose dans les autres langues ; un message privé n’a pas d’objet.
invitees-letter-link = Ici figure un lien, propre à chaque organisation.
invitees-who = Organisation
invitees-contact = Compte ou adresse
invitees-language = Langue
invitees-send = { $count ->
    [one] Inviter { $count } organisation
   *[other] Inviter { $count } organisations
}
invitees-send-and-ticked = { $count ->
    [one] Inviter { $count } organisation et celles qui sont cochées
   *[other] Inviter { $count } organisations et celles qui sont cochées
}
invitees-send-ticked = Inviter celles qui sont cochées
invitees-daily = 300 messages au plus partent en un jour ; le reste attend le lendemain.
invitees-another = Donner une autre liste
invitees-fault-contact_missing = il n’y a ni compte ni adresse dans cette ligne
invitees-fault-email_invalid = ce n’est pas une adresse électronique : il faut un seul @ et un domaine
invitees-fault-email_port = une adresse électronique n’a pas de numéro après un deux-points. S’il s’agit d’un compte, mettez un @ devant
invitees-fault-email_not_latin = ce serveur n’écrit pas aux boîtes dont le nom, avant le @, a d’autres lettres que a à z : donnez une autre adresse, ou un compte
invitees-fault-account_invalid = ce n’est pas un compte : écrivez-le sous la forme @nom@serveur, ou donnez l’adresse de son profil
invitees-fault-name_invalid = le nom est trop long, ou contient des caractères qui ne s’affichent pas
invitees-fault-language_invalid = la langue n’est pas un code comme es ou zh-Hant
invitees-fault-cells_too_many = cette ligne a plus de parties qu’un compte ou une adresse, un nom et une langue. Mettez entre guillemets droits un nom qui contient une virgule
invitees-fault-quote_unclosed = un guillemet de cette ligne n’est jamais fermé, ou seulement bien plus bas : fermez-le ou enlevez-le
invitees-fault-quote_around_rows = une cellule de cette rangée commence par un guillemet et s’étend sur plus de dix lignes, qui ressemblent à des rangées entières : enlevez le guillemet, ou réunissez ces lignes si elles forment bien une seule cellule
invitees-fault-actor_unknown = son serveur ne connaît pas ce compte
invitees-fault-unreachable = son serveur ne répond pas en ce moment ; redonnez cette ligne plus tard
invitees-fault-blocked = votre serveur n’échange rien avec celui-là
invitees-fault-on_this_server = a son espace de travail sur ce serveur : dites à ses membres d’y ouvrir « Cosigner »
invitees-fault-signed_already = a signé, ou est en attente d’admission
invitees-fault-invited_already = a déjà reçu une invitation
invitees-fault-no_invitations = ne veut pas d’invitations de ce serveur
invitees-rows = Organisations invitées
invitees-none = Aucune pour l’instant.
invitees-answer = Réponse
invitees-answer-endorsed = signe
invitees-answer-declined = ne signe pas
invitees-answer-no-invitations = ne veut pas d’invitations
invitees-answer-not-yet = pas encore
invitees-tally-all = { $count ->
    [one] invitée
   *[other] invitées
}
invitees-tally-endorsed = { $count ->
    [one] signe
   *[other] signent
}
invitees-tally-declined = { $count ->
    [one] ne signe pas
   *[other] ne signent pas
}
invitees-tally-no-invitations = { $count ->
    [one] ne veut pas d’invitations
   *[other] ne veulent pas d’invitations
}
invitees-tally-not-yet = sans réponse
invitees-not-tracked = Nous ne notons pas qui a ouvert un message, seulement les réponses.
invitees-sent = Envoi
invitees-written = Rédigée, non envoyée :
invitees-waits = en attente d’envoi
invitees-revoked = annulée
invitees-forgotten = adresse effacée
invitees-reminders = { $count ->
    [one] { $count } rappel envoyé
   *[other] { $count } rappels envoyés
}
invitees-remind-from = rappel possible à partir du { $at }
invitees-remind = Envoyer un rappel
invitees-remind-all = { $count ->
    [one] Envoyer un rappel à la seule qui n’a pas répondu ({ $count })
   *[other] Envoyer un rappel aux { $count } qui n’ont pas répondu
}
invitees-remind-what = Une organisation est relancée deux fois au plus, à trois jours d’intervalle au moins, jamais après sa réponse et jamais après la clôture de l’appel.
invitees-again = Renvoyer le lien
invitees-revoke = Annuler
invitees-link = Son lien, à remettre vous-même
invitees-closed = Cet appel n’accepte plus de signatures : plus personne ne peut être invité.
invitees-link-to = Inviter des organisations
invitees-link-what = À partir d’une liste de comptes et d’adresses électroniques ; chacune reçoit son propre lien.
error-invitees-empty = La liste est vide
error-invitees-long = La liste a plus de 500 lignes : donnez le reste dans une autre liste
error-invitees-words = Écrivez 1 000 caractères au plus, en texte simple
error-invitees-full = Un appel admet 5 000 invitations au plus
error-invitees-not = Rien n’a été envoyé : quelque chose vient de changer, ou une réponse est arrivée. Regardez de nouveau
error-invitees-stopped = Rien n’a été envoyé : cette organisation ne veut pas d’invitations de ce serveur
error-invitees-today = Assez de messages ont été envoyés aujourd’hui ; réessayez demain
done-invitees-invited = Les invitations sont en route.
done-invitees-reminded = Les rappels sont en route.
invitees-now-invited = { $count ->
    [one] { $count } invitation est en route.
   *[other] { $count } invitations sont en route.
}
invitees-now-nobody = Personne n’a été invité.
invitees-now-already = Déjà invités : { $names }.
invitees-now-left = { $count ->
    [one] { $count } organisation n’a rien reçu : elle a déjà signé, ne veut pas d’invitations, ou n’a pas pu être jointe.
   *[other] { $count } organisations n’ont rien reçu : elles ont déjà signé, ne veulent pas d’invitations, ou n’ont pas pu être jointes.
}
invitees-now-later = { $count ->
    [one] { $count } organisation est invitée dès que son serveur répond.
   *[other] { $count } organisations sont invitées dès que leurs serveurs répondent.
}
invitees-now-reminded = { $count ->
    [one] { $count } rappel est en route.
   *[other] { $count } rappels sont en route.
}
invitees-now-unreminded = { $count ->
    [one] { $count } organisation n’en a pas reçu : elle vient de répondre, ne veut pas d’invitations, n’a pas pu être jointe, ou assez de messages ont été envoyés aujourd’hui.
   *[other] { $count } organisations n’en ont pas reçu : elles viennent de répondre, ne veulent pas d’invitations, n’ont pas pu être jointes, ou assez de messages ont été envoyés aujourd’hui.
}
done-invitees-nobody = Personne ne peut recevoir de rappel en ce moment.
done-invitees-again = Le lien est de nouveau en route.
invitees-written-invited = { $count ->
    [one] { $count } invitation est écrite.
   *[other] { $count } invitations sont écrites.
}
invitees-written-reminded = { $count ->
    [one] { $count } rappel est écrit.
   *[other] { $count } rappels sont écrits.
}
invitees-written-again = Le lien est écrit une nouvelle fois.
done-invitees-revoked = L’invitation est annulée.
audit-invitees-check = A examiné une liste d’organisations à inviter
audit-invitees = A invité des organisations à signer
audit-invitees-remind = A envoyé un rappel à des organisations invitées
audit-invitees-again = A renvoyé une invitation
audit-invitees-revoke = A annulé une invitation
invitation-subject-invite = Invitation à signer : { $title }
invitation-subject-remind = Il est encore temps de signer : { $title }
invitation-invite = { $organiser } vous propose de signer « { $title } ».
invitation-link-invite = Ce lien est le vôtre ; il mène à une page qui contient le texte et les façons de le signer :
invitation-remind = { $organiser } vous a proposé de signer « { $title } » et n’a pas encore de réponse.
invitation-link-remind = Vous pouvez toujours signer, ou décliner, ici :
invitation-after = Ouvrir ce lien ne signe rien. Si vous ne souhaitez pas signer, dites-le sur cette page, et vous n’en entendrez plus parler.
invitation-stop = Ne plus recevoir d’invitations de ce serveur :
invited-title = Une invitation à signer
invited-lead = { $organiser } propose à { $name } de signer ceci :
invited-lead-nobody = { $organiser } propose à votre organisation de signer ceci :
invited-read = Lire le texte en entier
invited-how = Comment signer
invited-server = Depuis votre propre serveur
invited-server-what = Si votre organisation a un serveur Undersigned, signez-y, avec sa propre clé. Saisissez votre compte ou le nom de votre serveur, et le chemin vous est indiqué.
invited-form-what = Votre organisation n’a pas de serveur ? Remplissez un formulaire ; vous recevrez un courriel pour confirmer.
invited-no = Ne pas signer
invited-no-what = Dites-le, et vous ne recevrez pas de rappel. Vous pourrez encore changer d’avis.
invited-decline = Nous ne signons pas
invited-answered-endorsed = Votre organisation a signé, ou est en attente d’admission. Merci.
invited-answered-declined = Vous avez répondu que votre organisation ne signe pas. Vous ne recevrez pas de rappel. Si vous changez d’avis, vous pouvez encore signer.
invited-declined-closed = Vous avez répondu que votre organisation ne signe pas. Vous ne recevrez pas de rappel.
invited-closed = Cet appel n’accepte plus de signatures.
invited-stopped = Vous ne recevrez plus d’invitations de ce serveur.
invited-kept = Votre adresse a été saisie par { $organiser }. Elle est conservée sous forme chiffrée, pour cette seule invitation, et effacée trente jours après la fin de l’appel. Cette page ne note pas que vous l’avez ouverte.
invited-stop-title = Ne plus recevoir d’invitations de ce serveur
invited-stop-lead = Appuyez sur le bouton, et plus personne ici ne pourra vous inviter à signer quoi que ce soit à cette adresse. Seule une empreinte de l’adresse est conservée, pour la reconnaître.
invited-stop-button = Ne plus en recevoir
facts-invited = Organisations invitées
facts-invited-what = Des organisations invitées à signer, le serveur conserve, sous forme chiffrée, le compte ou l’adresse électronique, le nom et la langue, et leur réponse éventuelle ; de celles qui ne veulent plus d’invitations, une empreinte à clé de l’adresse.
facts-invited-long = Ces données sont conservées jusqu’à trente jours après la fin de l’appel, 400 jours au plus ; les adresses électroniques, jusqu’à la réponse ; l’empreinte, jusqu’à l’arrêt définitif du serveur.
editor-look-up = Rechercher ces comptes
editor-without-unfound-what = Une organisation qui ne peut pas être sollicitée maintenant ne doit pas vous empêcher de publier. Si son serveur ne répond pas, elle est sollicitée automatiquement dès qu’il répond, pendant deux semaines après la publication, et l’espace de travail de l’appel publié l’indique. Celle qui n’est pas trouvée, vous pourrez l’inviter là.
editor-without-unfound = Continuer sans elles pour l’instant
done-not-later = Le nom a été enlevé.
editor-looked-what = S’agit-il bien de ces organisations ? Chacune est consultée avant d’être nommée.
facts-portraits = Images de comptes d’autres serveurs
facts-portraits-what = Les petites images des comptes que quelqu’un a recherchés depuis un espace de travail sont recréées.
facts-portraits-long = Elles sont conservées trente jours.
