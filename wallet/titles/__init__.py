"""The law of the bill: parties, acts, the chain and who has what after each act.

Pure values and rules: no clock, no disk, no key in here. What a bill *is* at a
moment is kept as four separate facts (DESIGN §1): who has **control**, to whose
order it is (**entitlement**), who holds it as security (**charge**), and its
**medium** and status.
"""
