/** The tracking page's whole style: no font, picture or script is fetched, so it opens on a driver's phone in a dead spot. */
export const trackingStyle = `
:root{color-scheme:light dark;--ink:#16202b;--soft:#5b6876;--line:#dde3ea;--paper:#fff;--ground:#f3f5f8;--accent:#0b6e6e;--on-accent:#fff;--good:#1d7a46;--bad:#a3231a;--tint:#e4f2f1}
@media(prefers-color-scheme:dark){:root{--ink:#e9eef4;--soft:#9aa8b7;--line:#2b3643;--paper:#161d26;--ground:#0d1218;--accent:#4fc3bd;--on-accent:#06201f;--good:#67cf95;--bad:#ff9c8f;--tint:#143130}}
*{box-sizing:border-box;margin:0}
body{background:var(--ground);color:var(--ink);font:1rem/1.6 system-ui,"Segoe UI",Roboto,sans-serif;padding:1rem 1rem 3rem}
:lang(fa) body,html[lang=fa] body{font-family:Vazirmatn,"Segoe UI",Tahoma,system-ui,sans-serif;line-height:1.8}
main{max-width:34rem;margin:0 auto;display:grid;gap:1rem}
header{display:grid;gap:.25rem;padding:.5rem .25rem}
header p{color:var(--soft);font-size:.875rem}
h1{font-size:1.75rem;line-height:1.3;letter-spacing:-.01em}
html[lang=fa] h1{letter-spacing:0}
h2{font-size:1rem;margin-bottom:.75rem}
.card{background:var(--paper);border:1px solid var(--line);border-radius:1rem;padding:1.25rem}
.chips{display:flex;flex-wrap:wrap;gap:.5rem;margin-top:.5rem}
.chip{background:var(--tint);color:var(--accent);border-radius:2rem;padding:.125rem .75rem;font-size:.875rem;font-weight:600}
ol{list-style:none;padding:0}
.way li{position:relative;padding-block:0 1.25rem;padding-inline-start:2rem;color:var(--soft)}
.way li:last-child{padding-bottom:0}
.way li::before{content:"";position:absolute;inset-inline-start:.25rem;top:.4rem;width:.75rem;height:.75rem;border-radius:50%;border:2px solid var(--line);background:var(--paper)}
.way li::after{content:"";position:absolute;inset-inline-start:calc(.625rem - 1px);top:1.4rem;bottom:-.3rem;border-inline-start:2px solid var(--line)}
.way li:last-child::after{display:none}
.way .past{color:var(--ink)}
.way .past::before{background:var(--accent);border-color:var(--accent)}
.way .past::after{border-color:var(--accent)}
.way .now{font-weight:600}
.way .now::before{box-shadow:0 0 0 .3rem var(--tint)}
.way time,.stages small{display:block;font-size:.875rem;font-weight:400;color:var(--soft)}
dl{display:grid;grid-template-columns:auto 1fr;gap:.5rem 1.25rem}
dt{color:var(--soft)}
dd{text-align:end;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
dd.strong{font-weight:700;font-size:1.125rem}
.plate{display:inline-block;border:2px solid var(--ink);border-radius:.375rem;padding:0 .625rem;font-weight:700;letter-spacing:.04em}
html[lang=fa] .plate{letter-spacing:0}
.stages li{display:flex;justify-content:space-between;gap:1rem;padding:.5rem 0;border-top:1px solid var(--line)}
.stages li:first-child{border-top:0}
.stages .done b{color:var(--good)}
form{display:grid;gap:1rem}
label{display:grid;gap:.25rem;font-weight:600}
label small{font-weight:400;color:var(--soft)}
input[type=text],textarea{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--soft);border-radius:.625rem;padding:.625rem .75rem;width:100%;min-height:3rem}
button,.button{font:inherit;font-weight:700;min-height:3rem;border:0;border-radius:.75rem;padding:.625rem 1.25rem;background:var(--accent);color:var(--on-accent);text-align:center;text-decoration:none;cursor:pointer}
.button.quiet{background:none;color:var(--accent);border:1px solid var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.actions{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1rem}
.actions .button{flex:1 1 9rem}
.hint{color:var(--soft);margin-bottom:1rem}
.notice{border-radius:.75rem;padding:.75rem 1rem;background:var(--tint);font-weight:600}
.notice.bad{background:#fbe4e1;color:#7a1d12}
[aria-invalid]{border-color:var(--bad)}
.error{color:var(--bad);font-size:.875rem}
fieldset{border:0;padding:0}
legend{font-weight:600;padding:0}
.stars{display:flex;gap:.5rem;margin-top:.25rem}
.stars label{flex:1;display:block;text-align:center}
.stars input{position:absolute;opacity:0}
.stars span{display:block;border:1px solid var(--soft);border-radius:.625rem;padding:.5rem 0;min-height:3rem;cursor:pointer}
.stars input:checked+span{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
.stars input:focus-visible+span{outline:3px solid var(--accent);outline-offset:2px}
details summary{font-weight:700;cursor:pointer;min-height:2rem}
details[open] summary{margin-bottom:.75rem}
fieldset label+label{margin-top:.75rem}
select{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--soft);border-radius:.625rem;padding:.625rem .75rem;width:100%;min-height:3rem}
input[type=file]{font:inherit;max-width:100%}
footer{display:flex;flex-wrap:wrap;gap:1rem;justify-content:center;padding:.5rem;font-size:.875rem}
footer a,footer span{color:var(--soft);padding:.5rem}
@media print{body{background:none;color:#000;padding:0}.card{border-color:#999;break-inside:avoid}form,.actions,footer,.no-print{display:none}}
`;
