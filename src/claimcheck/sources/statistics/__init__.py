"""What statistics services share: of which series a claim is, how services answer, and what an answer says of a claim.

A service (`claimcheck.sources.services`) is a `Provider`: a table of the series that it has, how the address of a
series of a country is made, and how its answer is read.
"""
