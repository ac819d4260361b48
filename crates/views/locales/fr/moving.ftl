organisation-moved = Cette organisation a déménagé. Elle est désormais ici :
organisation-was = Ancien compte
desk-moved = Votre organisation a déménagé.
problem-title-moved = Votre organisation a déménagé
problem-what-moved = Elle signe désormais sur son nouveau serveur, avec son nouveau compte.
problem-advice-moved = Connectez-vous là-bas. La personne qui gère ce serveur peut annuler le déménagement.
audit-move-withdrawn = N’a pas cosigné de nouveau après le déménagement vers ce serveur : l’appel a été retiré
