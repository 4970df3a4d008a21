#include "report_html.h"

/*
 * Colours are named once for light and once for dark.  Text has a contrast of
 * 4.5 to 1 at least (WCAG 2.1, 1.4.3), on each of the calendar's levels too;
 * and no colour says what is not also written.
 */
static const char page[] =
":root{color-scheme:light dark;--page:#fff;--ink:#16202a;--soft:#4a5866;\n"
"--line:#d5dce3;--panel:#f5f7f9;--bar:#2f6fa7;--good:#1c6b3c;--bad:#a3231c;\n"
"--c0:#eef1f4;--i0:#4a5866;--c1:#d6e6f5;--i1:#12273b;--c2:#a9cdec;\n"
"--i2:#0d2236;--c3:#5f9fd3;--i3:#06131f;--c4:#17507f;--i4:#fff}\n"
"@media(prefers-color-scheme:dark){:root{--page:#11161b;--ink:#e6ecf2;\n"
"--soft:#a3b1be;--line:#33404c;--panel:#192028;--bar:#6bb0e8;\n"
"--good:#6fd394;--bad:#ff9a91;--c0:#1c242c;--i0:#a3b1be;--c1:#17344f;\n"
"--i1:#d9e9f8;--c2:#1f4f7d;--i2:#f0f7fd;--c3:#5a9bd3;--i3:#06131f;\n"
"--c4:#abd3f6;--i4:#06131f}}\n"
"*{box-sizing:border-box}\n"
"body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5\n"
" system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,\n"
" sans-serif;overflow-wrap:anywhere}\n"
"header,main,footer{max-width:68rem;margin:0 auto;padding:0 1.25rem}\n"
"header{padding-top:2.5rem}\n"
"h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0 .4rem}\n"
"h2{font-size:1.2rem;margin:0 0 .75rem}\n"
"p{margin:.25rem 0 .75rem}p:empty{display:none}\n"
".over,.note,footer,figcaption{color:var(--soft)}\n"
".over{margin:0;letter-spacing:.04em}\n"
".note,figcaption{font-size:.9rem}\n"
"section{margin:2rem 0;padding-top:1.25rem;border-top:1px solid\n"
" var(--line)}\n"
".skip{position:absolute;left:-99rem}\n"
".skip:focus{left:1rem;top:.5rem;padding:.5rem;background:var(--page)}\n"
"a{color:inherit}\n"
":focus-visible{outline:3px solid var(--bar);outline-offset:2px}\n"
".number{font-size:4rem;line-height:1;font-weight:700;margin:.25rem 0;\n"
" font-variant-numeric:tabular-nums}\n"
".whole{color:var(--good);font-weight:600}\n"
".partial{color:var(--bad);font-weight:700}\n"
"dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;margin:1rem 0;\n"
" gap:.25rem 1rem}\n"
"dt{color:var(--soft)}dd{margin:0}\n"
"ul{margin:.25rem 0 .75rem;padding-left:1.25rem}\n"
"figure{margin:0 0 1rem}svg{display:block;width:100%;min-width:44rem;\n"
"height:auto}.wide{overflow-x:auto}\n"
"svg text{fill:var(--soft);font-size:13px;font-family:inherit}\n"
"svg rect{fill:var(--bar)}svg line{stroke:var(--line)}\n";

static const char tables[] =
".scroll{overflow:auto;max-height:28rem;border:1px solid var(--line);\n"
" border-radius:6px}\n"
"table{border-collapse:collapse;font-size:.92rem;\n"
" font-variant-numeric:tabular-nums}\n"
".scroll table{width:max-content;min-width:100%}\n"
".scroll th,.scroll td{padding:.35rem .75rem;text-align:left;\n"
" vertical-align:top;border-bottom:1px solid var(--line);\n"
" overflow-wrap:break-word}\n"
".scroll th{position:sticky;top:0;background:var(--panel);\n"
" color:var(--soft);font-weight:600;white-space:nowrap}\n"
".scroll td bdi{display:inline-block;max-width:36rem}\n"
".scroll .n{text-align:right}\n"
".scroll tr:last-child td{border-bottom:0}\n"
".mono{font-family:ui-monospace,Consolas,Menlo,monospace;font-size:.85em}\n"
".months{display:flex;flex-wrap:wrap;gap:1.5rem}\n"
".cal{border-spacing:3px;border-collapse:separate;font-size:.8rem}\n"
".cal caption{text-align:left;font-weight:600;font-size:.95rem;\n"
" padding-bottom:.25rem}\n"
".cal th{font-weight:400;color:var(--soft)}\n"
".cal td{width:2.6rem;height:2.6rem;padding:2px 4px;border-radius:4px;\n"
" vertical-align:top;line-height:1.15;overflow-wrap:normal}\n"
".cal time{display:block;font-size:.7rem}\n"
".cal b{display:block;text-align:right;font-size:.78rem}\n"
".l0{background:var(--c0);color:var(--i0)}\n"
".l1{background:var(--c1);color:var(--i1)}\n"
".l2{background:var(--c2);color:var(--i2)}\n"
".l3{background:var(--c3);color:var(--i3)}\n"
".l4{background:var(--c4);color:var(--i4)}\n"
".key{display:flex;flex-wrap:wrap;gap:.5rem;list-style:none;padding:0;\n"
" font-size:.8rem}.key li{padding:.15rem .6rem;border-radius:4px}\n"
"footer{padding-bottom:2.5rem;font-size:.85rem}\n"
"@media(max-width:34rem){dl{grid-template-columns:1fr}dd{margin-bottom:\n"
".5rem}.number{font-size:3rem}.months{gap:1rem}\n"
".cal{border-spacing:2px}.cal td{width:2.3rem;padding:1px 2px}}\n";

static const char paper[] =
"@media print{:root{color-scheme:light;--page:#fff;--ink:#000;--soft:#333;\n"
"--line:#999;--panel:#fff;--bar:#2f6fa7;--good:#1c6b3c;--bad:#a3231c;\n"
"--c0:#eef1f4;--i0:#333;--c1:#d6e6f5;--i1:#12273b;--c2:#a9cdec;\n"
"--i2:#0d2236;--c3:#5f9fd3;--i3:#06131f;--c4:#17507f;--i4:#fff}\n"
"body{font-size:10pt;print-color-adjust:exact;\n"
" -webkit-print-color-adjust:exact}header,main,footer{max-width:none;\n"
"padding:0}header{padding-top:0}section{margin:1rem 0}h2{break-after:\n"
"avoid}figure,.cal,dl,tr{break-inside:avoid}.skip{display:none}\n"
".scroll{max-height:none;overflow:visible;border:0}.scroll th{\n"
"position:static}.scroll th,.scroll td{padding:.2rem .4rem}\n"
".scroll table{font-size:8.5pt;width:100%}.scroll td,.scroll th{\n"
"overflow-wrap:anywhere}svg{min-width:0}}\n";

void
report_html_style(struct out *out)
{
	out_printf(out, "<style>\n%s%s%s</style>\n", page, tables, paper);
}
