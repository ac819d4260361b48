digest-mail-subject = Quelque chose vous attend dans l’espace de travail de { $organisation }
digest-mail-what = Voici ce qui attend dans l’espace de travail de { $organisation }.
digest-mail-endorsements = { $count ->
        [one] { $count } signataire attend d’être admis.
       *[other] { $count } signataires attendent d’être admis.
    }
digest-mail-comments = { $count ->
        [one] Le texte d’un signataire attend d’être affiché.
       *[other] Les textes de { $count } signataires attendent d’être affichés.
    }
digest-mail-invitations = { $count ->
        [one] Vous avez reçu { $count } invitation à porter un appel avec d’autres organisations.
       *[other] Vous avez reçu { $count } invitations à porter un appel avec d’autres organisations.
    }
digest-mail-handovers = { $count ->
        [one] Le jour d’une remise approche, et elle n’est pas publiée.
       *[other] Les jours de { $count } remises approchent, et elles ne sont pas publiées.
    }
digest-mail-publications = { $count ->
        [one] { $count } texte n’a pas été publié à l’heure choisie.
       *[other] { $count } textes n’ont pas été publiés aux heures choisies.
    }
digest-mail-deliveries = { $count ->
        [one] { $count } serveur n’accepte pas ce que vous envoyez.
       *[other] { $count } serveurs n’acceptent pas ce que vous envoyez.
    }
digest-mail-webhook = L’envoi à votre webhook a été abandonné : son adresse n’accepte pas de messages.
digest-mail-settings = Pour choisir la fréquence de ces courriels :
digest-mail-stop = Pour ne plus en recevoir :
notices-stop-title = Ne plus recevoir de courriels sur ce qui attend
notices-stop-lead = Vous ne recevrez plus de courriels sur ce qui attend dans l’espace de travail. Ce qui attend y reste indiqué.
notices-stop-button = Ne plus m’en envoyer
notices-stopped = Vous ne recevez plus de courriels sur ce qui attend.
notices-account = Choisir la fréquence
account-mails = Courriels sur ce qui attend
account-mails-what = Un seul courriel, avec des nombres et des liens, et seulement quand quelque chose de nouveau attend. Il ne nomme personne.
account-mails-none = Ce serveur n’a pas encore de serveur de courriel ; rien n’est donc envoyé.
account-mails-button = Enregistrer
field-digest = Fréquence
field-language-mails = Langue
digest-off = Jamais
digest-daily = Chaque jour
digest-weekly = Le lundi
mails-language-any = La langue principale de l’organisation
done-own-mails = Votre choix est enregistré.
webhook-title = Prévenir un programme de ce qui attend
webhook-lead = Donnez une adresse qui est à vous. Ce serveur lui indique ce qui attend dans l’espace de travail, avec des nombres et des liens. Personne n’est nommé.
webhook-link = Prévenir un programme de ce qui attend (webhook)
webhook-fresh = Copiez ce secret maintenant. Il ne sera plus affiché. Grâce à lui, votre programme vérifie qu’un message vient bien d’ici.
webhook-button = Enregistrer l’adresse
webhook-replace = Enregistrer, avec un nouveau secret
webhook-stands = Où en sont les envois
webhook-works = Cela fonctionne. Le dernier message a été accepté :
webhook-new = Rien n’a encore été envoyé.
webhook-failing = Cette adresse n’accepte plus de messages depuis le { $at }. Nous réessayons pendant trois jours.
webhook-ended = L’envoi a été abandonné le { $at }, car cette adresse n’acceptait plus de messages depuis des jours.
webhook-waiting = { $count ->
        [one] { $count } message en attente.
       *[other] { $count } messages en attente.
    }
webhook-test = Envoyer un essai
webhook-resume = Réessayer
webhook-end = L’enlever
webhook-messages = Messages
webhook-messages-what = Chaque message est en JSON et contient son nom, l’heure, le nombre de ce qui attend, combien sont nouveaux, et un lien. Il est signé selon la spécification Standard Webhooks.
webhook-message = Nom
webhook-means = Ce qu’il dit
webhook-what-endorsements = Des signataires attendent d’être admis
webhook-what-comments = Des textes de signataires attendent d’être affichés
webhook-what-invitations = Votre organisation est invitée à porter un appel avec d’autres
webhook-what-handovers = Le jour d’une remise approche, et elle n’est pas publiée
webhook-what-publications = Quelque chose n’a pas été publié à l’heure choisie
webhook-what-deliveries = Un serveur n’accepte pas ce que vous envoyez
webhook-what-test = Rien : quelqu’un a appuyé sur le bouton
desk-webhook-ended = L’envoi à votre webhook a été abandonné.
desk-webhook-ended-what = Depuis des jours, son adresse n’accepte plus de messages. Plus aucun programme n’est prévenu tant que personne ne s’en occupe.
desk-webhook-look = Voir ce qu’il en est
field-webhook-url = Adresse de votre programme
field-webhook-url-hint = Joignable de partout, en https
error-webhook-url = Ce serveur ne peut rien envoyer à cette adresse. Il en faut une qui soit joignable en https et de partout, sur le port habituel
done-webhook-test = L’essai est en route.
done-webhook-resumed = Un nouvel essai est en cours.
done-webhook-ended = Le webhook est enlevé.
audit-webhook = A configuré un webhook
audit-webhook-test = A envoyé un essai au webhook
audit-webhook-resume = A fait réessayer l’envoi au webhook
audit-webhook-end = A enlevé le webhook
audit-own-mails = A choisi la fréquence de ses courriels
facts-notices = Courriels et messages sur ce qui attend
facts-notices-what = Pour les personnes des espaces de travail, à quelle fréquence elles veulent un courriel sur ce qui attend, et dans quelle langue ; pour une organisation, l’adresse qui est prévenue, sous forme chiffrée. Dans les deux cas s’y ajoutent des marques de ce qui a déjà été annoncé, qui ne permettent d’identifier personne. Les courriels et les messages ne contiennent que des nombres et des liens.
facts-notices-long = Ces données sont conservées aussi longtemps que le compte ou l’adresse existe. Un message qui n’est pas accepté disparaît au bout de trois jours.
