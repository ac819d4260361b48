# An organisation that has moved to another server.

organisation-moved = This organisation has moved. It is here now:
organisation-was = Earlier account
desk-moved = Your organisation has moved.
problem-title-moved = Your organisation has moved
problem-what-moved = It signs at its new server now, under its new account.
problem-advice-moved = Sign in there. Whoever runs this server can take the move back.
audit-move-withdrawn = Did not sign again after moving here: the appeal has been withdrawn
