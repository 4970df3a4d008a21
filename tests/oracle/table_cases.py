"""Hand-written cases of what is printed, to the last byte."""

from report_cases import COUNTRY, case, country, group, groups, people, \
    person, row

SOME = ["a 01 login=ann name=Ann_Lee type=User", "unknown 03 login=x",
        'a 02T12:30:00.000000001Z login=anna,lee name=Ann_"L" type=User',
        "a 01 login=ann name=Ann_Lee type=User",
        "b 05 type=SystemPrincipal name==1+1", 'c 05 login:"z\\u00f6\\t\\n"',
        "c 04 login=x type=", "b 04 type=SystemPrincipal"]
SOME_A = "3 a anna,lee Ann_\"L\" User 01 02T12:30:00.000000001Z renamed"
SOME_B = "2 b - =1+1 SystemPrincipal 04 05"
SOME_X = "1 unknown - - - 03 03 unknown"
LIST = [row(SOME_A), row(SOME_B),
        dict(row("2 c - - - 04 05 renamed"), login="z\u00f6\t\n"), row(SOME_X)]


CASES = [
    people("the top as text", "--top 2", SOME, top=[SOME_A, SOME_B], printed={
        "text":
        'sessions  actor  login     name     first                     '
        'last                            marks\n'
        '       3  a      anna,lee  Ann "L"  2026-10-01T00:00:00.000Z  '
        '2026-10-02T12:30:00.000000001Z  renamed\n'
        '       2  b                =1+1     2026-10-04T00:00:00.000Z  '
        '2026-10-05T00:00:00.000Z        type=SystemPrincipal\n'
        '2 of 4 actors, the most active first.\n'}),
    people("the bottom as text", "--bottom 2", SOME, bottom=[SOME_X, SOME_B],
           printed={
        "text":
        'sessions  actor    login  name  first                     '
        'last                      marks\n'
        '       1  unknown               2026-10-03T00:00:00.000Z  '
        '2026-10-03T00:00:00.000Z  unknown\n'
        '       2  b               =1+1  2026-10-04T00:00:00.000Z  '
        '2026-10-05T00:00:00.000Z  type=SystemPrincipal\n'
        '2 of 4 actors, the least active first.\n'}),
    case("the list in each form", "--list", b"\n".join(map(person, SOME)),
         {"list": LIST}, forms="json text tsv csv", printed={
        "text":
        'sessions  actor    login     name     first                     '
        'last                            marks\n'
        '       3  a        anna,lee  Ann "L"  2026-10-01T00:00:00.000Z  '
        '2026-10-02T12:30:00.000000001Z  renamed\n'
        '       2  b                  =1+1     2026-10-04T00:00:00.000Z  '
        '2026-10-05T00:00:00.000Z        type=SystemPrincipal\n'
        '       2  c        z\u00f6??               2026-10-04T00:00:00.000Z  '
        '2026-10-05T00:00:00.000Z        renamed type=\n'
        '       1  unknown                     2026-10-03T00:00:00.000Z  '
        '2026-10-03T00:00:00.000Z        unknown\n'
        '4 actors, by id.\n',
        "tsv":
        'sessions\tactor\tlogin\tname\tfirst\tlast\tmarks\n'
        '3\ta\tanna,lee\tAnn "L"\t2026-10-01T00:00:00.000Z\t'
        '2026-10-02T12:30:00.000000001Z\trenamed\n'
        '2\tb\t\t=1+1\t2026-10-04T00:00:00.000Z\t2026-10-05T00:00:00.000Z\t'
        'type=SystemPrincipal\n'
        '2\tc\tz\u00f6\\t\\n\t\t2026-10-04T00:00:00.000Z\t'
        '2026-10-05T00:00:00.000Z\trenamed type=\n'
        '1\tunknown\t\t\t2026-10-03T00:00:00.000Z\t2026-10-03T00:00:00.000Z\t'
        'unknown\n',
        "csv":
        'sessions,actor,login,name,first,last,marks\r\n'
        '3,a,"anna,lee","Ann ""L""",2026-10-01T00:00:00.000Z,'
        '2026-10-02T12:30:00.000000001Z,renamed\r\n'
        '2,b,,\'=1+1,2026-10-04T00:00:00.000Z,2026-10-05T00:00:00.000Z,'
        'type=SystemPrincipal\r\n'
        '2,c,"z\u00f6\t\n",,2026-10-04T00:00:00.000Z,2026-10-05T00:00:00.000Z,'
        'renamed type=\r\n'
        '1,unknown,,,2026-10-03T00:00:00.000Z,2026-10-03T00:00:00.000Z,'
        'unknown\r\n'}),
    people("no mark for a User of one login", "--top 1",
           ["a 01 login=x type=User"], top=["1 a x - User 01 01"], printed={
        "text":
        'sessions  actor  login  name  first                     '
        'last                      marks\n'
        '       1  a      x            2026-10-01T00:00:00.000Z  '
        '2026-10-01T00:00:00.000Z\n'
        '1 of 1 actors, the most active first.\n',
        "tsv":
        'sessions\tactor\tlogin\tname\tfirst\tlast\tmarks\n'
        '1\ta\tx\t\t2026-10-01T00:00:00.000Z\t2026-10-01T00:00:00.000Z\t\n'},
           forms="json text tsv csv"),
    groups("groups in each form", COUNTRY,
           [country("a", '"(absent)"'), country("a", "null"),
            country("b", "null"), country("a", "[]"), country("a", '"@x\\r"'),
            country("a", '""'), country("b", '"\U0001f600\\\\"')],
           "absent 2 2 2", 'text "" 1 1 1', "text (absent) 1 1 1",
           "text @x\r 1 1 1", "text \U0001f600\\ 1 1 1", "unusable 1 1 1",
           printed={
        "text":
        'value       sessions  actors\n'
        '(absent)           2       2\n'
        '                   1       1\n'
        '(absent)           1       1\n'
        '@x?                1       1\n'
        '\U0001f600\\                 1       1\n'
        '(unusable)         1       1\n'
        'total              7       2\n'
        'The total has each actor once, and is not the sum of the rows.\n',
        "tsv":
        'value\tsessions\tactors\n(absent)\t2\t2\n\t1\t1\n(absent)\t1\t1\n'
        '@x\\r\t1\t1\n\U0001f600\\\\\t1\t1\n(unusable)\t1\t1\ntotal\t7\t2\n',
        "csv":
        'value,sessions,actors\r\n(absent),2,2\r\n,1,1\r\n(absent),1,1\r\n'
        '"\'@x\r",1,1\r\n\U0001f600\\,1,1\r\n(unusable),1,1\r\ntotal,7,2\r\n'}),
    groups("a value as long as is shown, and a longer one", COUNTRY,
           [country("a", '"%s"' % ("x" * 160)),
            country("a", '"%s"' % ("x" * 161))],
           "text %s 1 1 1" % ("x" * 160), "text %s 1 1 1" % ("x" * 161),
           printed={"text":
                    "value%s  sessions  actors\n" % (155 * " ")
                    + "%s         1       1\n" % (160 * "x")
                    + "%s...         1       1\n" % (157 * "x")
                    + "total%s         2       1\n" % (155 * " ")
                    + "The total has each actor once, and is not the sum of "
                    "the rows.\n"}),
    groups("a value that would fool people", COUNTRY,
           [country("a", '"a\u2028b\u202ec\u009bd"')],
           "text a\u2028b\u202ec\u009bd 1 1 1", printed={"text":
           "value    sessions  actors\n"
           "a?b?c?d         1       1\n"
           "total           1       1\n"
           "The total has each actor once, and is not the sum of the rows.\n"
           }),
    people("a login as long as is shown, and a longer one", "-l",
           ["a 01 type=User login=" + "\u00e9" * 64,
            "b 01 type=User login=" + "\u00e9" * 65],
           list=["1 a %s - User 01 01" % ("\u00e9" * 64),
                 "1 b %s - User 01 01" % ("\u00e9" * 65)], printed={"text":
           'sessions  actor  login%s  name  first                     '
           'last                      marks\n' % (59 * " ")
           + "".join('       1  %s      %s        2026-10-01T00:00:00.000Z  '
                     '2026-10-01T00:00:00.000Z\n' % pair for pair in (
                         ("a", "\u00e9" * 64), ("b", "\u00e9" * 61 + "...")))
           + '2 actors, by id.\n'}),
    case("several tables, in their order",
         "-l --bottom 1 -t 1 --group-by actor.type -b month",
         person("a 01 login=x type=User"), {
             "by": "month", "periods": [{
                 "period": "2026-10", "since": "2026-10-01T00:00:00.000Z",
                 "until": "2026-11-01T00:00:00.000Z", "sessions": 1,
                 "distinct_actors": 1, "distinct_actors_success": 1}],
             "group_by": "actor.type", "groups": [group("text User 1 1 1")],
             **{name: [row("1 a x - User 01 01")]
                for name in ("top", "bottom", "list")}},
         printed={"text":
                  'period   sessions  actors\n'
                  '2026-10         1       1\n'
                  'total           1       1\n'
                  'The total has each actor once, and is not the sum of the '
                  'rows.\n'
                  '\n'
                  'value  sessions  actors\n'
                  'User          1       1\n'
                  'total         1       1\n'
                  'The total has each actor once, and is not the sum of the '
                  'rows.\n'
                  + "".join(
                      '\n'
                      'sessions  actor  login  name  first                     '
                      'last                      marks\n'
                      '       1  a      x            2026-10-01T00:00:00.000Z '
                      ' 2026-10-01T00:00:00.000Z\n' + sentence
                      for sentence in (
                          '1 of 1 actors, the most active first.\n',
                          '1 of 1 actors, the least active first.\n',
                          '1 actors, by id.\n'))}),
]
