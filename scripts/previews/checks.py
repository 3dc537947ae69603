"""Counts checks of pages in a browser, and looks at them with axe-core."""


class Checks:
    """The checks of one program. Those that fail are printed."""

    def __init__(self, axe):
        """axe is the file of axe-core."""
        with open(axe, encoding="utf-8") as file:
            self.axe = file.read()
        self.passed = self.failed = 0

    def __call__(self, name, is_good, more=""):
        """Counts a check."""
        if is_good:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED: {name}" + (f"\n    {more}" if more else ""))

    def accessible(self, name, browser):
        """No violation of WCAG 2.2 A and AA, nor of what axe calls good practice."""
        if not browser.run("typeof axe !== 'undefined'"):
            browser.run(self.axe + "; true")
        found = browser.run(
            "axe.run(document, {resultTypes: ['violations', 'incomplete']}).then((result) => result.violations.map((v) =>"
            " `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(' | ')}`))")
        self(f"{name}: accessible by axe-core", not found, "\n    ".join(found))

    def __str__(self):
        return f"{self.passed} passed, {self.failed} failed"
