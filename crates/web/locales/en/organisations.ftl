# Several organisations on one server: suspending, asking for a place, deleting.

notice-suspended = Suspended
notice-suspended-what = Whoever runs this server has suspended the organisation that calls for this. Nothing new is published and nobody can sign here. What was signed stands.
organisation-suspended = This organisation is suspended on this server. It publishes nothing at present.
desk-suspended = Your organisation is suspended on this server.
desk-suspended-what = You can read everything and take it along. Nothing can be published, signed or sent.
desk-suspended-why = Whoever runs the server says:
desk-suspended-hidden = Its pages are shown to nobody.
problem-title-suspended = This organisation is suspended
problem-what-suspended = Whoever runs this server has suspended the organisation. Nothing can be published or signed in its name, and its pages may be hidden.
problem-advice-suspended = What other servers hold of its appeals can still be read there. Questions answers whoever runs this server.
