# Enregistrer une organisation et se connecter.
set-up-title = Enregistrer votre organisation
set-up-lead = Ce lien ne sert qu’une fois. Ensuite, on pourra suivre votre organisation, et vous pourrez rédiger son premier appel.
set-up-organisation = L’organisation
set-up-you = Vous, qui en êtes responsable ici
set-up-button = Enregistrer l’organisation
set-up-done-title = Votre organisation est enregistrée
set-up-done-lead = On peut désormais la trouver sous { $account }.
set-up-done-link = Le lien d’enregistrement n’est plus valable. Connectez-vous dorénavant avec votre adresse électronique.
set-up-done-next = Aller à votre espace de travail
set-up-done-page = Voir sa page publique

sign-in-title = Connexion
sign-in-lead = Réservée aux personnes qui travaillent pour une organisation de ce serveur. Pour signer un appel, aucun compte n’est nécessaire.
sign-in-button = Se connecter
sign-in-signed-out = Vous avez fermé votre session.
sign-in-expired = Votre session n’est plus ouverte. Connectez-vous de nouveau.
sign-in-needed = Connectez-vous pour continuer.
sign-in-link-used = Ce lien a déjà servi : il ne sert qu’une fois. Connectez-vous avec votre mot de passe, ou demandez un nouveau lien.
sign-in-link-over = Ce lien ne fonctionne plus : il est trop ancien, ou un lien plus récent l’a remplacé. Connectez-vous avec votre mot de passe, ou demandez un nouveau lien.

sign-in-link-lead = Ce lien permet une seule connexion, pour { $email }.
sign-in-set-up-used = Le lien d’enregistrement a déjà servi ou est trop ancien. Si ce serveur est déjà en service, connectez-vous. Sinon, redémarrez-le : il affichera un nouveau lien.
sign-in-link-password = Si vous n’avez pas de mot de passe, ou l’avez oublié, choisissez-en un nouveau ici : il déconnecte tous les autres appareils et révoque les jetons que vous avez créés. Pour garder le vôtre, laissez les deux champs vides.

sign-in-kept = Votre session a expiré pendant votre absence. Ce que vous avez écrit est conservé : connectez-vous de nouveau, et vous le retrouverez sur sa page.
signed-out-title = Votre session est fermée
signed-out-lead = Ce que vous avez écrit n’est pas enregistré. Cela ne se trouve que sur cette page : laissez-la ouverte.
signed-out-first = Se connecter dans une autre fenêtre
signed-out-then = Revenez ensuite ici. Ce que vous avez écrit s’affiche de nouveau dans son formulaire ; rien n’est enregistré avant que vous l’envoyiez de là.
signed-out-button = C’est fait : afficher ce que j’ai écrit
