# Atom feeds of an appeal and of an organisation.
feed-wording = Wording { $number }. { $status }.
feed-wording-replaced = Wording { $number }, since replaced.
feed-signed = This organisation signed.
feed-all = All appeals: { $name }
feed-topic = Topic { $topic }: { $name }
