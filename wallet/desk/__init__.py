"""The desk where acts are done: each module one kind of work on the bills in a vault.

Rules stand in `titles`, bytes in `formats`, keeping in `store`; here they meet.
`wallet.book` is the one door to this room: a `Book` is made of the drawers named first.

The book's drawers, one short method per verb:
* `counter`: the acts on a bill, from issue to surrender.
* `bench`: the registrar's verbs, proofs of control, and two people under one rule.
* `cabinet`: looks up what the vault holds, cards and bills.
* `exhibits`: what others get to read, papers, bundles, platforms' files; a `cabinet` that prints.
* `lookout`: what is known of the world outside.
* `titling`: titles on chains.
* `caring`: the vault itself, its ways in, backups and health.
* `handing`: what comes of a verb, and the parcel it hands over.

What each piece of work needs:
* `office`: the vault, the clock, who I am, whom I trust.
* `casefile`: everything kept about one bill, to be judged or sent again.
* `people`: cards, my own and others'.
* `standing`: how a bill stands with me, its line in the list.
* `four_eyes`: makes a verb wait for a second person.
* `approving`: who may prepare and approve, and what waits.
* `asked`: what a request for approval asks, said to the last member.
* `guarding`: whether this vault may sign now.
* `screening`: the user's own sanctions list.

Acts:
* `drafting`: a bill before it is signed.
* `attaching`: what may be attached to a bill.
* `issuing`: the carrier issues.
* `giving`: endorses, hands over, pledges, releases.
* `answering`: a receipt, or a rejection.
* `surrendering`: gives a bill back, and the carrier's answer.
* `reissuing`: new bills take the place of old ones.
* `parting`: withdraws an offer, forgets a line of the list.
* `signing`: signs the next entry, once and for all; every act ends there.

Coming in, and showing:
* `incoming`: reads any file and says what it is.
* `receiving`: takes it into the vault.
* `lighting`: what of a bill goes through light as codes.
* `showing`: what a page shows of one bill.
* `versions`: what changed between two versions of a bill.
* `rendering`: prints bills of the vault, one or many, sealed or on paper.
* `printing`: prints a bill or a document in a file, for which no vault is loaded.
* `carrying`: what travels inside a printed bill.
* `distrust`: what is thought of PDFs that others made.
* `exchanging`: DCSA's files for platforms.

The registrar, and proof:
* `recording`: takes in the parcels that somebody brings.
* `registering`: records what came first, refuses what came late.
* `doubling`: keeps and shows proof of double dealing.
* `proving`: asks who controls a bill, and answers.
* `witnessing`: judges what speaks for itself, proofs of both kinds.

Judging for others, bundles and audits:
* `verifying`: judges files, with or without a vault.
* `selecting`: chooses bills for a bundle.
* `gathering`: one bill, as the folder of a bundle.
* `bundling`: writes bundles.
* `sealed_part`: the key of a sealed bundle while it is written.
* `vouching`: whose keys signed, the identity page of a bundle.
* `opening`: finds and opens what an auditor was given.
* `auditing`: judges bundles and whole folders.
* `container`: what a bundle says of itself and each bill in it.
* `enclosed`: judges TradeTrust documents in a bundle.
* `tracing`: every signature behind one bill.
* `reporting`: writes the report of an audit.

TradeTrust, chains and the world:
* `attesting`: issues documents with our own key.
* `documents`: keeps and shows them beside our own bills.
* `pinning`: keeps answers of the world.
* `looking_up`: asks what a document rests on, when the user agrees.
* `nodes`: whom one asks of a chain.
* `connections`: every connection that was ever made.
* `title_files`: what the vault keeps of titles on chains.
* `title_moves`: moves titles, from draft to mined.

The vault's own way:
* `moving`: the statement that a vault goes on elsewhere.
"""
