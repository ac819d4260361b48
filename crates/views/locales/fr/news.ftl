# Les nouvelles d’un appel par courriel : le formulaire, les liens des courriels, les courriels et l’espace de travail.
news-title = Nouvelles par courriel
news-what = Ce que devient l’appel : les nouvelles, la remise et les réponses. Un clic suffit pour ne plus les recevoir.
news-button = M’envoyer les nouvelles
news-along = M’envoyer aussi par courriel les nouvelles de cet appel. Pour cela, mon adresse est conservée, chiffrée, jusqu’à ce que j’y mette fin avec le lien de chaque courriel, ou un an après la fin de l’appel.
news-along-button = Avec le même bouton, vous recevez aussi les nouvelles de cet appel par courriel.
news-along-with-it = Vous avez aussi demandé à recevoir par courriel les nouvelles de cet appel. Le même lien le confirme.
news-along-now = Vous recevez aussi désormais les nouvelles de cet appel par courriel. Chaque courriel contient un lien pour ne plus en recevoir.
news-along-end = Ce lien met fin aux nouvelles seulement ; la signature reste :
news-along-apart = Si vous recevez aussi par courriel les nouvelles de l’appel, elles continuent jusqu’à ce que vous y mettiez fin avec le lien de l’un de ces courriels.
news-along-link = Les nouvelles de cet appel par courriel ont aussi été demandées. Elles arriveront si vous ouvrez ce lien et appuyez sur le bouton :
news-lead = Vous recevez un courriel quand il y a une nouvelle, quand l’appel est remis, quand quelqu’un répond et quand ce que vous avez signé à titre individuel a une nouvelle version. Nous vous envoyons d’abord un seul courriel avec un lien : vous ne recevez les nouvelles qu’après l’avoir ouvert et y avoir appuyé sur le bouton.
news-one-more = Encore une étape, pour qu’aucun programme ne puisse faire la demande en votre nom : relisez votre adresse et envoyez-la une nouvelle fois.
news-kept = Votre adresse est conservée sous forme chiffrée sur ce serveur et n’est donnée à personne. L’organisation porteuse voit combien de personnes lisent les nouvelles, et non lesquelles. Chaque courriel contient un lien qui montre ce qui est conservé et l’efface en un clic. Une adresse que personne ne confirme est effacée au bout de trois jours ; toutes le sont un an après la fin de l’appel.
news-confirm-title = Recevoir les nouvelles
news-confirm-what = Avec ce bouton, vous recevez les nouvelles de cet appel par courriel. Jusque-là, vous ne les recevez pas.
news-confirm-button = M’envoyer les nouvelles
news-own-title = Vos nouvelles par courriel
news-own-lead = Voici tout ce qui est conservé de vous pour les nouvelles de cet appel. Toute personne qui a le lien vers cette page peut la voir : gardez-le pour vous.
news-own-language = Langue
news-own-asked = Date de la demande
news-leave-button = Ne plus rien m’envoyer, et effacer ceci
news-leave-what = Votre adresse est effacée aussitôt, et les courriels qui ne sont pas encore partis ne sont pas envoyés.
done-news-left = Vous ne recevez plus par courriel les nouvelles de cet appel.
people-done-news-sent = Un courriel est en route
people-done-what-news-sent = Ouvrez le lien qu’il contient dans les deux jours et appuyez-y sur le bouton. Vous recevrez les nouvelles à partir de ce moment.
people-done-news-confirmed = Vous recevez les nouvelles
people-done-what-news-confirmed = La prochaine nouvelle arrivera par courriel. Chaque courriel contient un lien pour ne plus en recevoir.
people-done-news-left = Vous ne recevez plus de nouvelles
people-done-what-news-left = Votre adresse est effacée.
# Courriels. Le titre est celui de l’appel.
news-mail-confirm-what = Quelqu’un, probablement vous, a demandé à recevoir par courriel les nouvelles de cet appel : { $title }. Elles arriveront si vous ouvrez ce lien et appuyez sur le bouton :
news-mail-confirm-then = Le lien est valable deux jours. Si ce n’était pas vous, ne faites rien : l’adresse sera alors effacée.
news-mail-often = Les nouvelles viennent de qui lance l’appel, et seulement quand il y a quelque chose à dire : une nouvelle, la remise, une réponse ou une nouvelle version de ce que vous avez signé.
news-mail-already-what = Quelqu’un, probablement vous, a demandé à recevoir par courriel les nouvelles de cet appel : { $title }. Cette adresse les reçoit déjà. Avec ce lien, vous pouvez voir ce qui est conservé, et y mettre fin :
news-mail-already-then = Gardez ce lien pour vous. Si ce n’était pas vous, il n’y a rien à faire.
# Les objets nomment le serveur, ni l’appel ni la nouvelle.
news-mail-subject = Les nouvelles que vous avez demandées : { $host }
news-mail-handover = Remise à { $to }
news-mail-answer = { $by } a répondu
news-mail-more = La lire sur sa page :
news-mail-why = Vous recevez ce courriel parce que vous avez demandé les nouvelles de cet appel : { $title }.
news-mail-leave = Ne plus recevoir ces courriels, et effacer mon adresse :
news-mail-wording-subject = Il y a une nouvelle version : { $host }
news-mail-wording-what = Le texte que vous avez signé est publié dans une nouvelle version : { $title }. Votre signature reste sous la version que vous avez signée. Avec ce lien, vous pouvez lire la nouvelle et la signer d’un seul bouton :
news-mail-wording-then = Si vous ne faites rien, votre signature reste telle quelle. Gardez ce lien pour vous.
# Un lien qui ne mène nulle part.
problem-title-news-closed = Il n’y a pas de nouvelles à recevoir ici
problem-what-news-closed = On peut recevoir les nouvelles par courriel tant qu’un appel est en cours, et un an encore après sa fin.
problem-advice-news-closed = Ce qui a été dit jusqu’ici figure sur la page de l’appel.
problem-title-news-ended = C’est terminé
problem-what-news-ended = Plus aucune nouvelle n’est envoyée à cette adresse, et l’adresse est effacée.
problem-advice-news-ended = Il n’y a plus rien à faire. Vous pouvez redemander les nouvelles à tout moment.
problem-title-news-expired = Ce lien est trop ancien
problem-what-news-expired = Un lien de confirmation est valable deux jours. Aucune nouvelle n’est envoyée à cette adresse.
problem-advice-news-expired = Redemandez les nouvelles sur la page de l’appel.
problem-title-news-unknown = Ce lien n’existe pas
problem-what-news-unknown = L’adresse a peut-être été coupée en chemin, ou ce à quoi elle menait a été effacé.
problem-advice-news-unknown = Ouvrez-le de nouveau depuis le courriel, en entier. Si vous ne voulez pas de nouvelles, il n’y a rien à faire.
# L’espace de travail.
news-desk-title = Lectures par courriel
news-desk-what = On demande les nouvelles par un formulaire sur la page de l’appel, et on confirme sa demande. Chaque nouvelle, une remise et chaque réponse qui y est donnée sont envoyées une seule fois ; les corrections ne le sont pas. Personne ici ne voit qui les lit.
news-desk-no-mail = Aucun courriel ne part de ce serveur : personne ne peut donc demander les nouvelles par courriel. La personne qui gère le serveur peut configurer l’envoi.
news-desk-reading = Reçoivent les nouvelles
news-desk-left = N’en ont plus voulu
news-desk-bounced = Boîte aux lettres disparue
recipient-news = { $count ->
    [one] { $count } personne qui lit les nouvelles par courriel
   *[other] { $count } personnes qui lisent les nouvelles par courriel
}
