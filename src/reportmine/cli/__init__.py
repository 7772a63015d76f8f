"""The command line: one file a command; parse, call, print, no logic.

app       the commands, put together            mine      many files to tables and databases
edge      errors become one line and a code     show      one report: sections, metrics, evidence
help      how help is written                   outline   one report's section tree, and why
messages  what is said, in Chinese and English  numbers   one report's ledger of numbers
terminal  where it is printed, and how          audit     figures that cannot all be right
options   what several commands share           terms     keywords; what sets departments apart
own       taxonomy, model, catalogue of a user  label     labels at the keyboard
                                                train     labelled reports to a model
                                                evaluate  how right roles and themes are
                                                catalogue its entries; what is missing in it
                                                rules     users' rule files, checked
                                                draw      its pages with what was found on them
                                                schema    the JSON Schema of the record
"""


def main() -> None:
    """Run the `reportmine` command."""
    from reportmine.cli.app import run

    run()
