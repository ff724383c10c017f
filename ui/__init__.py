"""The window: Qt widgets over the book.

Rooms:
* `pages`: the places of the program.
* `dialogs`: what asks something and goes away again.
* `actions`: the verbs, each as work on the book.
* `models`: rows for views, filtered and sorted by the core.
* `widgets`: the parts that pages are made of.
* `look`: colours, faces, measures, icons, and how numbers are said.
* `help`: the guide that comes with the program.

The window and its vault:
* `main_window`: which page fills it; no verb.
* `outside`: what fills it while no vault is open.
* `session`: the vault, one book and one worker.
* `jobs`: runs work off the window's thread.
* `refusals`: the core's refusals in the user's language.
* `settings`: what is remembered from run to run.
* `settings_file`: carries that to another machine.
* `links`: what a start was asked to open.
* `instance`: one window for one user.
* `notices`: tells the user through the system.

Light:
* `camera`: which one, and its frames.
* `watcher`: looks for codes in them.
* `film`: looks for codes in a film, in a process of its own.
* `projector`: shows the codes of a beam.
* `hand_scanner`: reads from a serial port.
* `awake`: keeps the screen lit meanwhile.

Safety:
* `auto_lock`: when to lock, because nobody is there.
* `screen_watch`: the screen was locked, the machine goes to sleep.
* `patience`: makes guessing at the lock slow.
* `clipboard`: lends it to a secret and takes it back.
* `logbook`: what went wrong, and no secret.
* `mishaps`: what is said of our own mistakes.

The program itself:
* `motion`: whether things may move by themselves.
* `collector`: collects garbage in the window's thread alone.
* `self_test`: tries the program where it stands.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - it puts its own import in the place of Python's

# With that, Qt for Python reads the source of every module that is imported later, in search of
# ``from __feature__ import …``, which nobody here says: a twentieth of a start, and of each import
# of the core. Python's own lies beside it, and goes back to its place.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
