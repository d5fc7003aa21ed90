#!/usr/bin/python3
"""A window of WebKitGTK for the stories: WebKit's own small browser keeps no profile while it is
driven. Started by WebKitWebDriver with a folder: there the profile is, and there a page is printed,
to print.pdf, upright on SIGUSR1 and wide on SIGUSR2."""

import os
import signal
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402

folder = sys.argv[1]
manager = WebKit2.WebsiteDataManager(
    base_data_directory=f"{folder}/data", base_cache_directory=f"{folder}/cache"
)
context = WebKit2.WebContext(website_data_manager=manager)
context.set_preferred_languages(["zh-CN"])
context.set_automation_allowed(True)
settings = WebKit2.Settings(enable_write_console_messages_to_stdout=True)
view = WebKit2.WebView(web_context=context, settings=settings, is_controlled_by_automation=True)


def automate(_context, session):
    session.connect("create-web-view", lambda _session: view)


def print_page(orientation):
    """Prints as a printer without margins does: the sheets bring their own."""
    part = f"{folder}/print.part"
    to_file = Gtk.PrintSettings()
    to_file.set_printer("Print to File")
    to_file.set("output-uri", GLib.filename_to_uri(part))
    to_file.set("output-file-format", "pdf")
    setup = Gtk.PageSetup()
    setup.set_paper_size(Gtk.PaperSize.new("iso_a4"))
    setup.set_orientation(orientation)
    for side in ("top", "bottom", "left", "right"):
        getattr(setup, f"set_{side}_margin")(0, Gtk.Unit.MM)
    operation = WebKit2.PrintOperation(web_view=view, print_settings=to_file, page_setup=setup)
    operation.connect("finished", lambda _operation: os.rename(part, f"{folder}/print.pdf"))
    operation.print_()
    return True


def say_what_is_asked(_view, _resource, request):
    print(f"ASKED {request.get_uri()}", flush=True)


context.connect("automation-started", automate)
view.connect("resource-load-started", say_what_is_asked)
ways = {signal.SIGUSR1: Gtk.PageOrientation.PORTRAIT, signal.SIGUSR2: Gtk.PageOrientation.LANDSCAPE}
for number, way in ways.items():
    GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, number, print_page, way)
window = Gtk.Window(default_width=820, default_height=1180)
window.add(view)
window.show_all()
Gtk.main()
