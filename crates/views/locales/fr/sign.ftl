# Une personne signe ; une organisation sans serveur demande à être inscrite.
sign-title = Signer individuellement
sign-button = M’envoyer le courriel
sign-only-a-number = Seul un nombre quitte ce serveur : celui des personnes qui ont signé ici.
sign-organisation-title = Cosigner par formulaire
sign-organisation-lead = Nous envoyons un courriel à votre organisation. Rien n’est signé tant que quelqu’un de chez elle n’a pas ouvert le lien et confirmé. La liste précise que la signature est venue par formulaire.
sign-organisation-open = Si l’adresse électronique est dans le domaine du site web indiqué, votre organisation est inscrite dès la confirmation. Avec toute autre adresse, l’organisation porteuse examine d’abord la demande.
sign-organisation-moderated = Après la confirmation, l’organisation porteuse examine la demande avant d’inscrire votre organisation, et nous vous écrivons de nouveau.
sign-organisation-agree = Mon organisation a décidé de cosigner { appeal-this }, et j’ai mandat pour le dire. Son nom, son pays et son mode de signature deviennent publics sur de nombreux serveurs.
sign-confirm-title = Confirmer votre signature
sign-confirm-button = Oui, je signe
sign-withdraw-title = Retirer votre signature
sign-withdraw-button = Retirer et effacer
