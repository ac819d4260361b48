# The desk: how this server stands to others, and what others report.
moderation-title = Modération
moderation-link = Modération : qui ce serveur bloque, et ce que d’autres signalent
moderation-lead = Ce que ce serveur décide à l’égard des autres. L’effet est immédiat, personne n’en est averti et aucune liste ne change. Seules les personnes de la première organisation de ce serveur voient cette page.

# The rules in force.
moderation-rules = Règles en vigueur
moderation-none = Il n’y a aucune règle : ce serveur traite tous les autres de la même façon.
moderation-none-fits = Aucune règle ne correspond.
moderation-find = Chercher dans les domaines, adresses et commentaires
moderation-all = Toutes les règles
moderation-shown = { $count ->
    [one] { $count } règle.
   *[other] Règles { $first } à { $last } sur { $count }.
}
moderation-before-these = Règles précédentes
moderation-after-these = Règles suivantes
moderation-severity-block = Bloqué
moderation-severity-limit = Limité
moderation-severity-allow = Autorisé
moderation-since = depuis le { $at }
moderation-change = Modifier
moderation-lift = Retirer

# A rule, looked at before it is made.
moderation-add = Ajouter ou modifier une règle
field-moderation-subject = Domaine ou compte
field-moderation-subject-hint = Un domaine comme spam.example, avec tout ce qui se trouve en dessous ; avec un port, ce port seulement. Ou un compte, sous la forme @nom@serveur ou par l’adresse de son acteur.
field-moderation-severity = Ce que dit la règle
moderation-choice-block = Bloquer : rien n’en est accepté, rien ne lui est envoyé, rien n’en est montré
moderation-choice-limit = Limiter : il est entendu, et ce qu’il signe attend qu’une personne décide
moderation-choice-allow = Autoriser : une exception à une règle sur le domaine supérieur, ou une entrée de la liste d’autorisation
field-moderation-public = Commentaire public
field-moderation-public-hint = Pour quiconque reçoit la liste sous forme de fichier.
field-moderation-private = Commentaire privé
field-moderation-private-hint = Pour les personnes qui voient cette page.
moderation-look = Voir ce que cela ferait
moderation-check-title = Cette règle, avant qu’elle ne soit posée
moderation-effect-block = Ce qui attend d’un serveur ou d’un compte bloqué est effacé, de même que ce qui attend d’y être envoyé. Les abonnements prennent fin, dans les deux sens. Rien de cela ne revient de soi-même quand la règle est retirée. Qui figure sur une liste y reste et compte, même en cas de retrait entre-temps sur un serveur bloqué ; ce serveur ne montre plus qui c’est.
moderation-effect-limit = Rien n’en est plus admis automatiquement : tout attend dans l’espace de travail, signalé, qu’une personne décide. Qui figure sur une liste y reste, et peut s’abonner.
moderation-effect-allow = Il est le bienvenu, quoi que dise une règle sur le domaine supérieur. Si ce serveur n’échange qu’avec les serveurs autorisés, il en fait désormais partie.
moderation-blocks = Il sera ensuite bloqué ici : une autre règle le dit, ou ce serveur n’échange qu’avec les serveurs autorisés.
moderation-before = La règle qu’elle remplace
moderation-same = C’est déjà la règle : rien ne changerait.
moderation-unknown = Ce serveur ne connaît aucun acteur à cette adresse. Si c’est celle d’une page de profil, écrivez le compte sous la forme @nom@serveur : seule l’adresse propre de l’acteur est reconnue.
moderation-reach = Qui cela concerne ici
moderation-reach-what = Seuls sont comptés ceux que ce serveur traiterait autrement que maintenant.
moderation-reach-followers = Abonnés aux organisations et thèmes d’ici
moderation-reach-followed = Comptes d’ailleurs suivis depuis ici
moderation-reach-signers = Signataires d’appels conservés ici
moderation-reach-waiting = Signatures en attente
moderation-set-block = Bloquer
moderation-set-limit = Limiter
moderation-set-allow = Autoriser
moderation-lift-title = Retirer cette règle ?
moderation-lift-what = Vaut alors ce que dit une autre règle ou, à défaut, ce qui vaut pour tous. Les abonnements ne reviennent pas d’eux-mêmes, ni ce qui a été effacé.

# Lists of other servers.
moderation-lists = Listes de domaines
moderation-lists-what = Sous forme de fichiers CSV, tels que Mastodon les écrit et les lit. Ils contiennent des domaines et leurs commentaires publics ; ni commentaires privés, ni règles sur un compte particulier.
moderation-export-blocks = Télécharger ce qui est bloqué et limité (CSV)
moderation-export-allowed = Télécharger ce qui est autorisé (CSV)
moderation-import-title = Importer une liste de domaines
moderation-import-lead = Un fichier CSV tel que Mastodon l’exporte : « suspend » bloque, « silence » limite. Une ligne remplace la règle sur le même domaine. Vous voyez l’effet avant que rien ne change.
field-moderation-file = Fichier
field-moderation-list = Ou ses lignes, collées
field-moderation-list-hint = La première ligne nomme les colonnes, dont #domain ; ou bien chaque ligne est un domaine et rien d’autre.
field-moderation-usual = Ce que veulent dire les lignes sans niveau
moderation-import-check-title = Cette liste, avant d’être reprise
moderation-import-added = Nouvelles règles
moderation-import-changed = Règles modifiées
moderation-import-unchanged = Comme avant
moderation-import-ignored = Lignes qui ne demandent rien que ce serveur fasse
moderation-import-repeated = Lignes qui disent la même chose qu’une ligne précédente
moderation-import-refused = Lignes laissées de côté
moderation-import-changes = Ce qui changerait
moderation-import-nothing = Rien ne changerait.
moderation-import-take = Reprendre la liste
moderation-imported-without = Lignes laissées de côté : { $count }
moderation-until-now = jusqu’ici : { $severity }
moderation-more = Autres, non montrés : { $count }
moderation-fault-severity_unknown = Son niveau n’est ni suspend (ou block), ni silence (ou limit), ni noop.
moderation-fault-severity_allow = « allow » a sa place dans une liste de domaines autorisés. Importez celle-ci à part, et choisissez « Autorisé » pour les lignes sans niveau.
moderation-fault-domain_missing = Le domaine manque.
moderation-fault-subject_invalid = Ce qui s’y trouve n’est pas un domaine comme spam.example.
moderation-fault-csv_invalid = Elle ne peut pas être lue.
moderation-fault-quote_around_rows = Un guillemet y englobe des lignes entières plus bas, qui ne sont pas reprises non plus : enlevez-le.
moderation-fault-own_host = Elle concerne ce serveur même.
moderation-fault-everybodys_domain = N’importe qui enregistre des domaines en dessous.
moderation-fault-comment_too_long = Son commentaire est trop long.
moderation-fault-domain_twice = Son domaine figure dans une ligne précédente, qui compte.
error-moderation-subject = Écrivez un domaine comme spam.example, ou un compte sous la forme @nom@serveur
error-moderation-own = C’est ce serveur, ou le domaine dont il fait partie
error-moderation-everybodys = N’importe qui enregistre des domaines sous celui-ci, et la règle les viserait tous. Indiquez le domaine de qui vous visez
error-moderation-full = Il y a déjà autant de règles qu’il peut y en avoir
error-moderation-severity = Choisissez ce que dit la règle
error-moderation-csv = La première ligne ne nomme aucune colonne #domain, et les lignes ne sont pas toutes un simple domaine
error-moderation-lines = La liste a plus de lignes qu’il n’en est lu à la fois. Divisez-la

# What other servers report.
moderation-reports-title = Signalements d’autres serveurs
moderation-reports-lead = Ce que d’autres serveurs signalent des organisations et appels d’ici, et de ce qui est conservé d’autrui. Le serveur est nommé, jamais qui s’y est plaint : un signalement vaut ce que vaut le serveur d’où il vient.
moderation-reports-open = En cours : { $count }
moderation-reports-none = Il n’y a aucun signalement.
moderation-reports-all = Montrer aussi ceux qui sont traités
moderation-reports-few = Montrer seulement ceux qui sont en cours
moderation-report-appeal = Appel
moderation-report-statement = Déclaration
moderation-report-actor = Compte
moderation-report-by = signalé par { $host }
moderation-report-times = combien de fois : { $count }
moderation-report-closed = traité le { $at }
moderation-report-rule = Poser une règle sur son serveur
moderation-report-close = Traité

# What was done.
done-moderation-set = La règle est en vigueur.
done-moderation-lifted = La règle est retirée.
done-moderation-no-rule = Cette règle n’existe pas, ou n’existe plus : rien n’a été fait.
done-moderation-imported = La liste est reprise.
done-report-closed = Le signalement est classé. S’il est refait, il est rouvert.
audit-moderation-check = A examiné l’effet d’une règle sur un autre serveur
audit-moderation-rule = A posé une règle sur un autre serveur
audit-moderation-lift = A retiré une règle sur un autre serveur
audit-moderation-import-check = A examiné une liste de règles sur d’autres serveurs
audit-moderation-import = A importé une liste de règles sur d’autres serveurs
audit-report-close = A classé un signalement d’un autre serveur
