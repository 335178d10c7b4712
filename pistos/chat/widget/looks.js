// The looks, as one constructed sheet: no inline style for a strict policy to refuse.
const looks = `
:host{--paper:#fbfaf7;--surface:#fff;--line:#e3dfd6;--edge:#8a8578;--ink:#1b2230;--muted:#5a6270;--accent:#0b5cad;--on:#fff;--tint:#e8f0f9;--broken:#b3261e;--due:#8f5e00;--float:0 6px 24px rgb(27 34 48/22%);all:initial;color-scheme:light;font:400 16px/1.5 -apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Armenian","Helvetica Neue","Liberation Sans",Arial,"DejaVu Sans",sans-serif;color:var(--ink)}
@media (prefers-color-scheme:dark){:host(:not([data-theme=light])){--paper:#14171c;--surface:#1c2026;--line:#31363f;--edge:#7f8794;--ink:#ecedef;--muted:#a3abb8;--accent:#7db8f2;--on:#10161e;--tint:#1d2c3d;--broken:#f2948d;--due:#e8b84a;--float:0 6px 24px rgb(0 0 0/60%);color-scheme:dark}}
:host([data-theme=dark]){--paper:#14171c;--surface:#1c2026;--line:#31363f;--edge:#7f8794;--ink:#ecedef;--muted:#a3abb8;--accent:#7db8f2;--on:#10161e;--tint:#1d2c3d;--broken:#f2948d;--due:#e8b84a;--float:0 6px 24px rgb(0 0 0/60%);color-scheme:dark}
*{box-sizing:border-box}
[hidden]{display:none!important}
button,input,textarea{font:inherit;color:inherit}
button{min-height:44px;padding:8px 14px;border:1px solid var(--edge);border-radius:6px;background:var(--surface);cursor:pointer;overflow-wrap:anywhere}
button:hover{border-color:var(--accent)}
button.main{background:var(--accent);border-color:var(--accent);color:var(--on);font-weight:600}
button.icon{display:grid;place-items:center;min-width:44px;padding:0;border-color:transparent;background:none;flex:none}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
svg{width:22px;height:22px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round;flex:none}
a{color:var(--accent)}
p{margin:0}
.quiet{color:var(--muted);font-size:14px}
.away{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.launch{position:fixed;z-index:2147483000;inset-inline-end:calc(16px + env(safe-area-inset-right));bottom:calc(16px + env(safe-area-inset-bottom) + var(--pistos-chat-bottom,0px));display:flex;align-items:center;gap:8px;min-height:52px;padding:0 18px;border-radius:26px;border:0;background:var(--accent);color:var(--on);font-weight:600;box-shadow:var(--float)}
.launch b{min-width:22px;padding:0 6px;border-radius:11px;background:var(--on);color:var(--accent);text-align:center;font-size:14px;line-height:22px}
.panel{position:fixed;z-index:2147483001;inset-inline-end:16px;bottom:16px;display:flex;flex-direction:column;width:min(390px,calc(100vw - 32px));height:min(640px,calc(100dvh - 32px));background:var(--paper);border:1px solid var(--line);border-radius:10px;box-shadow:var(--float);overflow:hidden}
.panel.aside{inset-inline:16px auto}
header{display:flex;align-items:center;gap:4px;padding:6px 6px 6px 16px;background:var(--surface);border-bottom:1px solid var(--line)}
header>div{flex:1;min-width:0}
h2{margin:0;font-size:18px;line-height:1.3;overflow-wrap:anywhere}
.log{flex:1;overflow-y:auto;overscroll-behavior:contain;padding:16px;display:flex;flex-direction:column;gap:14px}
.log>:first-child{margin-top:auto}
.said{max-width:88%;align-self:flex-start}
.said.you{align-self:flex-end}
.who{color:var(--muted);font-size:14px;margin-bottom:2px}
.you .who{text-align:end}
.words{padding:10px 14px;border:1px solid var(--line);border-radius:10px;background:var(--surface);white-space:pre-wrap;overflow-wrap:anywhere}
.you .words{background:var(--tint);border-color:transparent}
.by-machine .words{border-style:dashed;border-color:var(--edge)}
.day{align-self:center;color:var(--muted);font-size:14px}
.state{color:var(--muted);font-size:14px;text-align:end}
.state.bad{color:var(--broken)}
.state button{margin-inline-start:8px}
.words img{display:block;max-width:100%;max-height:240px;border-radius:6px}
.card{display:flex;flex-direction:column;gap:8px;margin-top:8px;padding:12px;border:1px solid var(--line);border-radius:10px;background:var(--surface)}
.card b{overflow-wrap:anywhere}
.note{padding:8px 16px;font-size:14px;border-top:1px solid var(--line);background:var(--surface)}
.note.bad{color:var(--broken)}
form.write{display:flex;align-items:flex-end;gap:4px;padding:8px;background:var(--surface);border-top:1px solid var(--line);padding-bottom:calc(8px + env(safe-area-inset-bottom))}
textarea,input[type=email]{width:100%;min-height:44px;padding:9px 12px;border:1px solid var(--edge);border-radius:6px;background:var(--paper)}
textarea{flex:1;max-height:140px;resize:none}
.chosen{display:flex;flex-wrap:wrap;gap:6px;padding:8px 12px 0;background:var(--surface)}
.options{flex:1;overflow-y:auto;padding:16px;display:flex;flex-direction:column;gap:20px}
.options form,.options>div{display:flex;flex-direction:column;gap:8px}
.options label.choice{display:flex;gap:10px;align-items:flex-start;min-height:44px}
.options input[type=checkbox]{width:22px;height:22px;margin:1px 0 0;flex:none;accent-color:var(--accent)}
.offer{position:fixed;z-index:2147483000;inset-inline-end:16px;bottom:calc(84px + var(--pistos-chat-bottom,0px));width:min(320px,calc(100vw - 32px));padding:16px;background:var(--surface);border:1px solid var(--line);border-radius:10px;box-shadow:var(--float);display:flex;flex-direction:column;gap:10px}
.row{display:flex;flex-wrap:wrap;gap:8px}
.ring{position:fixed;z-index:2147482999;border:3px solid var(--accent);border-radius:8px;box-shadow:0 0 0 4px rgb(11 92 173/25%);pointer-events:none}
@media (max-width:1520px){
.launch span{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.launch{min-width:52px;padding:0 15px}
}
@media (min-width:601px) and (max-width:1520px){.launch{inset-inline-end:calc(8px + env(safe-area-inset-right))}}
@media (max-width:600px){.panel{inset:0;width:auto;height:100dvh;border:0;border-radius:0}}
@media (prefers-reduced-motion:no-preference){.panel{animation:in .15s ease-out}.offer{animation:show .15s ease-out}@keyframes in{from{opacity:0;transform:translateY(8px)}}@keyframes show{from{opacity:0}}}
@media (forced-colors:active){.launch,.panel,.offer,.words{border:1px solid}}
@media print{:host{display:none}}
`;
