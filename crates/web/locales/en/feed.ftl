# Atom feeds of an appeal and of an organisation.
feed-wording = Wording { $number }. { $status }.
feed-signed = This organisation signed.
feed-all = All appeals: { $name }
feed-topic = Topic { $topic }: { $name }
