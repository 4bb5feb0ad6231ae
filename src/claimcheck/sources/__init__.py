"""Where claims are looked up: the ledger of sourced facts kept beside the documents.

`ledger` reads the files, `match` compares a claim with the facts; both are loaded only when there is a ledger.
"""
