"""A plugin for tests of the real binary, packed by the real binary: it has a setting, asks to see something, and fails when it is
asked for questions."""

from __future__ import annotations

import subprocess
from pathlib import Path

from running import BINARY, clean_environment

MANIFEST = """
enrum: plugin/1
id: trial
version: {version}
api: "1.0"
title: {{ da: Prøve, en: Trial }}
summary: {{ da: Et modul at prøve ting på., en: A module to try things on. }}
author: Enrum
licence: Apache-2.0
reads: [meeting, people]
hooks: [questions]
settings:
  - {{ id: days, kind: number, label: {{ da: Dage, en: Days }}, number: {{ min: 1, max: 100 }}, default: 21 }}
"""
RULES = """return {
  questions = function(ctx) error("Noget er gået galt.") end,
}
"""

def packed(folder: Path, version: str = "1.0.0") -> bytes:
    """The package of one version."""
    folder.mkdir(parents=True, exist_ok=True)
    package = folder / f"trial-{version}.zip"
    if not package.exists():
        plugin = folder / f"trial-{version}"
        plugin.mkdir()
        (plugin / "plugin.yaml").write_text(MANIFEST.format(version=version), "utf-8")
        (plugin / "rules.lua").write_text(RULES, "utf-8")
        command = [BINARY, "plugin", "pack", plugin, "--out", package]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=clean_environment())
        assert done.returncode == 0, done.stdout + done.stderr
    return package.read_bytes()
