# Mails that anybody can have sent with a form: what stands below them, and the page by which no more of them come.
no-mails-footer = Ce n’était pas vous ? Un bouton, ici, suffit pour que ce serveur n’envoie plus de tels courriels à cette adresse :
no-mails-title = Aucun courriel que vous n’avez pas demandé
no-mails-lead = Quelqu’un a saisi votre adresse électronique dans un formulaire de ce serveur. Appuyez sur le bouton, et aucun formulaire d’ici ne pourra plus faire envoyer de courriel à cette adresse, quelle que soit la personne qui le remplit. Ce que vous avez signé vous-même reste, ainsi que les courriels à ce sujet. Seule une empreinte de l’adresse est conservée, pour la reconnaître.
no-mails-button = Ne plus m’écrire d’ici
no-mails-stopped = Aucun formulaire de ce serveur ne peut plus faire envoyer de courriel à votre adresse, sauf au sujet de ce que vous avez signé vous-même.
no-mails-stopped-what = Les courriels à ce sujet continuent d’arriver, y compris quand le lien est redemandé. Qui saisit votre adresse n’en est pas averti. Si vous voulez un jour signer ici vous-même, annulez d’abord ce choix : le courriel de confirmation n’arriverait pas. Gardez pour cela le lien vers cette page.
no-mails-again = Annuler ce choix
no-mails-again-done = Choix annulé : les formulaires de ce serveur peuvent de nouveau faire envoyer des courriels à votre adresse.
