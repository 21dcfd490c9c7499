"""The book of disclosure (sổ công khai): what Law 10/2022/QH15 art. 11 orders the commune to tell, how, until when, with proof.

One item a matter; its versions, its postings, broadcasts and relays are parts of it.
"""
