organisation-moved = Esta organización se ha mudado. Ahora está aquí:
organisation-was = Cuenta anterior
desk-moved = Su organización se ha mudado.
problem-title-moved = Su organización se ha mudado
problem-what-moved = Ahora firma en su nuevo servidor, con su nueva cuenta.
problem-advice-moved = Inicie sesión allí. Quien administra este servidor puede deshacer la mudanza.
audit-move-withdrawn = No se volvió a firmar tras la mudanza a este servidor: el llamamiento fue retirado
