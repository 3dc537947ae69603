#!/usr/bin/env python3
"""Puts a review into a pull request of GitHub or a merge request of GitLab, as one comment that is kept up to date.

    scripts/comment.py review/comment.md [--link URL]

Which request it is, and where, comes from what CI jobs have in their environment:

    GitHub  GITHUB_TOKEN, GITHUB_REPOSITORY, GITHUB_API_URL, PULL_REQUEST (the number)
    GitLab  PERSONALS_TOKEN (a token with the scope `api`), CI_API_V4_URL, CI_MERGE_REQUEST_PROJECT_ID, CI_MERGE_REQUEST_IID

A review of a fork's pull request may not write comments: that is reported, and is no failure. Needs nothing but Python.
"""

import argparse
import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request

# In characters. GitHub takes 65,536; `personals check` keeps to 60,000, with what matters first.
LIMIT = 65_000


class Host:
    """Where comments are: how they are listed, written and replaced."""

    def __init__(self, comments, headers, edit):
        self.comments = comments
        self.headers = headers
        # The method that replaces a comment, and the URL of one by its number.
        self.method, self.url = edit

    @staticmethod
    def of(environment):
        """The host of this job; None where it is no review of a request."""
        if number := environment.get("PULL_REQUEST"):
            base = environment.get("GITHUB_API_URL", "https://api.github.com")
            repository = f"{base}/repos/{environment['GITHUB_REPOSITORY']}"
            headers = {
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {environment['GITHUB_TOKEN']}",
            }
            return Host(
                f"{repository}/issues/{number}/comments",
                headers,
                ("PATCH", lambda comment: f"{repository}/issues/comments/{comment}"),
            )
        if number := environment.get("CI_MERGE_REQUEST_IID"):
            # Of a fork's request the job runs in the fork; the request is in the project that it is for.
            number_of_project = environment["CI_MERGE_REQUEST_PROJECT_ID"]
            project = f"{environment['CI_API_V4_URL']}/projects/{number_of_project}"
            notes = f"{project}/merge_requests/{number}/notes"
            headers = {"PRIVATE-TOKEN": environment["PERSONALS_TOKEN"]}
            return Host(notes, headers, ("PUT", lambda note: f"{notes}/{note}"))
        return None

    def ask(self, method, url, body=None):
        """The answer's JSON, and the URL of the next page, if there is one."""
        data = None if body is None else json.dumps({"body": body}).encode()
        headers = {"Content-Type": "application/json", "User-Agent": "personals"} | self.headers
        request = urllib.request.Request(url, data=data, method=method, headers=headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer), next_page(answer.headers.get("Link", ""))

    def earlier(self, marker):
        """The number of the comment that an earlier run wrote; None where there is none."""
        url = f"{self.comments}?per_page=100"
        while url:
            found, url = self.ask("GET", url)
            for comment in found:
                if (comment.get("body") or "").startswith(marker):
                    return comment["id"]
        return None

    def put(self, text):
        marker = text.split("\n", 1)[0]
        earlier = self.earlier(marker)
        if earlier is None:
            self.ask("POST", self.comments, text)
        else:
            self.ask(self.method, self.url(earlier), text)


def next_page(link):
    """The URL with `rel="next"` in a Link header (RFC 8288)."""
    for part in link.split(","):
        url, _, parameters = part.partition(";")
        if 'rel="next"' in parameters:
            return url.strip().strip("<>")
    return None


def text_of(path, link):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if not text.startswith("<!--"):
        sys.exit(f"comment.py: {path} does not begin with a marker: it is no review")
    end = f"\n[All slides]({link})\n" if link else ""
    if len(text) + len(end) > LIMIT:
        text = text[: LIMIT - len(end)].rsplit("\n", 1)[0] + "\n\n…and more: see the job.\n"
    return text + end


def main():
    parser = argparse.ArgumentParser(description="Puts a review into a pull or merge request.")
    parser.add_argument("review", help="the Markdown that scripts/review.sh wrote")
    parser.add_argument("--link", help="where the previews can be looked at")
    arguments = parser.parse_args()
    text = text_of(arguments.review, arguments.link)
    try:
        host = Host.of(os.environ)
        if host is None:
            sys.exit("comment.py: this is no job of a pull or merge request")
        host.put(text)
    except KeyError as missing:
        sys.exit(f"comment.py: {missing.args[0]} is not set")
    except urllib.error.HTTPError as error:
        if error.code in (401, 403):
            print(f"comment.py: the token may not write comments ({error.code}); nothing is written", file=sys.stderr)
            return
        sys.exit(f"comment.py: {error.url} answers {error.code} {error.reason}")
    except urllib.error.URLError as error:
        sys.exit(f"comment.py: cannot reach the server: {error.reason}")


if __name__ == "__main__":
    main()
