# Le cadre de chaque page, et les mots communs à plusieurs.
layout-skip = Aller au contenu
layout-languages = Langues
layout-pages = Pages de la liste
layout-no-cookies = Cette page ne dépose aucun cookie et ne charge rien d’ailleurs.
layout-cookies = La connexion dépose deux cookies : l’un maintient votre session ouverte, l’autre indique à la page de connexion que ce navigateur a déjà servi à se connecter ici. Cette page ne charge rien d’ailleurs.
layout-all-appeals = Tous les appels
layout-desk = Espace de travail
layout-source = Code source
layout-source-changed = Code source de cette version modifiée

# Où en est un appel.
status-draft = Brouillon
status-open = Signatures ouvertes
status-closed = Signatures closes
status-delivered = Texte remis
status-withdrawn = Texte retiré

# Types d’appels.
kind-petition = Pétition
kind-open-letter = Lettre ouverte
kind-joint-statement = Déclaration commune
kind-urgent-appeal = Appel urgent

# Rôles.
role-organiser = organisation porteuse
role-co-initiator = organisation co-initiatrice
role-keeper = dépositaire de la liste
role-copy = détient une copie

# Modes de signature.
how-own-server = son propre serveur
how-web-form = formulaire
how-e-mail = courriel
how-paper = papier
how-fediverse-account = compte du fédivers
how-import = d’une liste antérieure
