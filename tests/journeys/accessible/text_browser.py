"""A text browser, used as a person uses it: w3m in a terminal, with keys and nothing else."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
from pathlib import Path
from types import TracebackType

ROWS, COLUMNS = 80, 100
TAB, BACK_TAB, ENTER, TOP = "\t", "\x1b\t", "\r", "g"
_CODE = re.compile(r"\x1b\[(\??[\d;]*)([A-Za-z])|\x1b[()][A-Z0-9]|\x1b[=>78]")
_EDITOR = '#!/bin/sh\ncp "{words}" "$1"\n'


class Screen:
    """What a terminal shows, from what a program writes to it: as much of a vt100 as w3m uses."""

    def __init__(self) -> None:
        self.rows = [[" "] * COLUMNS for _ in range(ROWS)]
        self.row = self.column = 0
        self.rest = ""

    def feed(self, written: str) -> None:
        """Takes what was written. A code cut in two waits for its other half."""
        text, self.rest, place = self.rest + written, "", 0
        while place < len(text):
            found = _CODE.match(text, place)
            if found:
                self._obey(found[2] or "", [int(n) for n in re.findall(r"\d+", found[1] or "")])
                place = found.end()
            elif text[place] == "\x1b" and len(text) - place < 12:
                self.rest = text[place:]
                return
            else:
                self._sign(text[place])
                place += 1

    def _obey(self, code: str, numbers: list[int]) -> None:
        first = numbers[0] if numbers else 0
        if code in ("H", "f"):
            self.row, self.column = max(first, 1) - 1, max(numbers[1] if len(numbers) > 1 else 1, 1) - 1
        elif code == "K":
            self.rows[self.row][self.column :] = [" "] * (COLUMNS - self.column)
        elif code == "J":
            start = 0 if first == 2 else self.row + 1
            self.rows[start:] = [[" "] * COLUMNS for _ in range(ROWS - start)]
        elif code in ("A", "B"):
            self.row += (first or 1) * (1 if code == "B" else -1)
        elif code in ("C", "D"):
            self.column += (first or 1) * (1 if code == "C" else -1)

    def _sign(self, sign: str) -> None:
        if sign == "\r":
            self.column = 0
        elif sign == "\n":
            self.row = min(self.row + 1, ROWS - 1)
        elif sign == "\b":
            self.column -= 1
        elif sign >= " ":
            if self.column < COLUMNS:
                self.rows[self.row][self.column] = sign
            self.column += 1

    @property
    def text(self) -> str:
        """What can be read, line by line."""
        return "\n".join("".join(row).rstrip() for row in self.rows)


class TextBrowser:
    """One w3m. Every step waits for what the screen then shows, and fails with the screen."""

    def __init__(self, address: str, folder: Path) -> None:
        self.screen = Screen()
        self.words = folder / "words.txt"
        editor = folder / "editor"
        editor.write_text(_EDITOR.format(words=self.words), encoding="utf-8")
        editor.chmod(0o700)
        command = ["w3m", "-cookie", "-no-mouse", "-o", "confirm_qq=FALSE", "-o", f"editor={editor}", address]
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.environ |= {"HOME": str(folder), "TERM": "vt100", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
            os.execvp("w3m", command)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def __enter__(self) -> TextBrowser:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)

    def until(self, words: str) -> None:
        """Reads on until the screen shows these words."""
        for _ in range(200):
            self._read(0.1)
            if words in self.screen.text:
                return
        raise AssertionError(f"No {words!r} on the screen:\n{self.screen.text}")

    def on(self, title: str) -> None:
        """Waits until the page with that title is there: the last line names it."""
        self.until(f"Viewing <{title}")

    def press(self, keys: str) -> None:
        """These keys, and what they change."""
        os.write(self.terminal, keys.encode())
        self._settle()

    def find(self, words: str) -> None:
        """Puts the cursor on the first place with these words."""
        self._search(_plain(words), words)

    def _search(self, pattern: str, words: str) -> None:
        self.press(TOP)
        self.press(f"/{pattern}{ENTER}")
        assert "Not found" not in self.screen.text, f"No {words!r}:\n{self.screen.text}"

    def choose(self, label: str) -> None:
        """Ticks the box, or takes the answer, that stands before that label."""
        self._search(rf"[)\]] {_plain(label)}", label)
        self.press(BACK_TAB)
        self.press(ENTER)

    def fill(self, label: str, text: str) -> None:
        """Writes into the line that stands after that label."""
        self.find(label)
        self.press(TAB)
        self.press(ENTER)
        self.press(f"{text}{ENTER}")

    def write(self, label: str, text: str) -> None:
        """Writes into the wide field after that label, in an editor of one's own."""
        self.words.write_text(text, encoding="utf-8")
        self.find(label)
        self.press(TAB)
        self.press(ENTER)
        self.press("\x0c")

    def follow(self, words: str) -> None:
        """Goes where the link or button with these words leads."""
        self.find(words)
        self.press(ENTER)

    def title(self) -> str:
        """The title of the page, from the last line."""
        found = re.search(r"Viewing <(.*?) – ", self.screen.text)
        return found[1] if found else ""

    def _settle(self) -> None:
        for _ in range(100):
            if not self._read(0.06):
                return

    def _read(self, wait: float) -> bool:
        ready, _, _ = select.select([self.terminal], [], [], wait)
        if ready:
            self.screen.feed(os.read(self.terminal, 65536).decode(errors="replace"))
        return bool(ready)


def _plain(words: str) -> str:
    # The browser searches for a pattern: any mark in the words stands for itself.
    return re.sub(r"[^\w ]", ".", words)
