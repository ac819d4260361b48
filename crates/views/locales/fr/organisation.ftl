# La page d’une organisation.
organisation-open = Appels ouverts
organisation-open-none = Aucun en ce moment.
organisation-closed = Appels antérieurs
organisation-endorsed = Appels cosignés
organisation-short = En bref
organisation-account = Compte
organisation-country = Pays
organisation-no-contact = Elle n’indique aucune adresse où lui écrire. Pour trouver la personne qui gère ce serveur :
organisation-followers = Comptes abonnés
organisation-follow = Suivre depuis le fédivers
organisation-follow-1 = Ouvrez le serveur où vous avez un compte : Mastodon, GoToSocial, Mitra ou un autre.
organisation-follow-2 = Saisissez ce compte dans son champ de recherche :
organisation-follow-3 = Choisissez-le et suivez-le. Les nouveaux appels et les nouvelles vous parviendront.
organisation-keys = Clés
organisation-keys-why = Ce que dit cette organisation est signé avec cette clé. Comparez-la avec celle de ses documents imprimés.
