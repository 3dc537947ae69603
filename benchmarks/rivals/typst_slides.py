#!/usr/bin/env python3
"""Typst: typst_slides.py [--tagged] [--placed] [--png] FONTS SLIDES.JSON OUT"""
import os
import sys

import typst

options = [a for a in sys.argv[1:] if a.startswith("--")]
fonts, data, output = [a for a in sys.argv[1:] if not a.startswith("--")]
here = os.path.dirname(os.path.abspath(__file__))
chosen = {"format": "png", "ppi": 144.0} if "--png" in options else {"format": "pdf", "pdf_tags": "--tagged" in options}
compiler = typst.Compiler(
    os.path.join(here, "slides.typ" if "--placed" in options else "layout.typ"), root="/", font_paths=[fonts, "/usr/share/fonts/opentype/noto"],
    ignore_system_fonts=True, sys_inputs={"data": os.path.abspath(data)})
compiler.compile(output=output, **chosen)
