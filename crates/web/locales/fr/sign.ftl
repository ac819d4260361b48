# Une personne signe ; une organisation sans serveur demande à être inscrite.
sign-title = Signer individuellement
sign-button = M’envoyer le courriel
sign-only-a-number = Seul un nombre quitte ce serveur : celui des personnes qui ont signé ici.
sign-organisation-title = Cosigner par formulaire
sign-organisation-lead = Nous écrivons à votre organisation. Son nom est inscrit quand quelqu’un y ouvre le lien, et la liste précise que la signature est venue par formulaire.
sign-organisation-agree = Mon organisation a décidé de cosigner cette lettre, et j’ai mandat pour le dire. Son nom, son pays et son mode de signature deviennent publics sur de nombreux serveurs.
sign-confirm-title = Confirmer votre signature
sign-confirm-button = Oui, je signe
sign-withdraw-title = Retirer votre signature
sign-withdraw-button = Retirer et effacer
