/** The look of a report in HTML: a printed page on the screen, light and dark, and on paper. */
export const reportStyle = `
:root { color-scheme: light dark; --ink: #1d232b; --muted: #56606c; --ground: #fff; --frame: #c9cfd6; --head: #f2f4f6; --link: #0b5b8c; --paper: #fff; }
@media screen and (prefers-color-scheme: dark) { :root { --ink: #eceff2; --muted: #a5afba; --ground: #16191d; --frame: #3a434d; --head: #20252b; --link: #7cc3ef; } }
* { box-sizing: border-box; }
html { background: var(--ground); }
body { max-width: 52rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; color: var(--ink); background: var(--ground); font: 15px/1.55 "Noto Sans", system-ui, sans-serif; font-variant-numeric: lining-nums; }
header { border-bottom: 2px solid var(--ink); padding-bottom: .9rem; margin-bottom: 1.25rem; }
.over { margin: 0; color: var(--muted); font-size: .8rem; letter-spacing: .02em; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: .2rem 0 .3rem; overflow-wrap: anywhere; }
.when { margin: 0; color: var(--muted); }
nav { margin-top: .75rem; font-size: .85rem; line-height: 1.9; }
nav a { margin-inline-end: .9rem; white-space: nowrap; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 2.4rem 0 .6rem; }
h3 { font-size: 1.02rem; margin: 1.7rem 0 .35rem; }
h4 { font-size: .92rem; margin: 1.3rem 0 .3rem; }
h2, h3, h4 { overflow-wrap: anywhere; }
p { margin: .4rem 0; white-space: pre-line; overflow-wrap: anywhere; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 2px; }
.quiet, .from, figcaption { color: var(--muted); }
cite { font-style: italic; }
code { font-size: .88em; overflow-wrap: anywhere; }
figure { margin: 1rem 0; }
figure img { display: block; width: 100%; height: auto; background: var(--paper); }
figcaption { font-size: .85rem; margin-top: .35rem; }
dl { margin: .6rem 0 1rem; border-top: 1px solid var(--frame); }
dl > div { display: grid; grid-template-columns: 9.5rem 1fr; gap: 1rem; padding: .35rem 0; border-bottom: 1px solid var(--frame); }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
.wide { overflow-x: auto; margin: .6rem 0 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .87rem; line-height: 1.45; }
caption { text-align: start; font-weight: 600; padding: 0 0 .3rem; }
th, td { border-top: 1px solid var(--frame); border-bottom: 1px solid var(--frame); padding: .35rem .7rem .35rem 0; text-align: start; vertical-align: top; font-weight: 400; white-space: pre-line; overflow-wrap: break-word; min-width: 4rem; }
th[dir=rtl] { text-align: left; }
thead th { border-top: 0; color: var(--muted); font-size: .93em; }
blockquote { margin: .4rem 0; padding: 0 0 0 .9rem; border-inline-start: 3px solid var(--frame); }
blockquote .from { font-size: .87rem; }
blockquote[dir=rtl] .from { text-align: right; }
ul { list-style: none; padding: 0; margin: .4rem 0; }
li { margin: .8rem 0; }
.references { list-style: none; padding: 0; }
.references li { margin: .45rem 0; padding-inline-start: 1.6rem; text-indent: -1.6rem; overflow-wrap: anywhere; }
:target { outline: 2px solid var(--link); outline-offset: 4px; }
@media (max-width: 36rem) { dl > div { grid-template-columns: 1fr; gap: .1rem; } body { padding: 1.25rem 1rem 3rem; } }
@page { margin: 20mm 22mm; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10pt; line-height: 1.45; }
  nav { display: none; }
  h2, h3, h4, caption { break-after: avoid; }
  tr, figure, dl > div, .references li { break-inside: avoid; }
  p, blockquote { orphans: 3; widows: 3; }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  a { color: inherit; text-decoration: none; }
}
`
