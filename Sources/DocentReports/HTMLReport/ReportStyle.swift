/// The look of the report. Blue and orange stay apart for all common kinds of colour blindness, and every bar has its
/// figures in words.
enum ReportStyle {
  static let sheet: Markup = """
    :root{--paper:#fff;--ink:#1c2430;--quiet:#5b6675;--line:#dfe3e8;--tint:#f5f7f9;
    --positive:#2b6cb0;--negative:#c2571a;--neutral:#c3c9d1;--mixed:#8a6fae;--mark:#fff1b8}
    @media(prefers-color-scheme:dark){:root{--paper:#14181e;--ink:#e6eaf0;--quiet:#98a3b3;--line:#2c343f;--tint:#1c222a;
    --positive:#5b9bdb;--negative:#e08043;--neutral:#4a5462;--mixed:#a78bd0;--mark:#5a4a12}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,"Segoe UI","Noto Sans",sans-serif}
    main{max-width:1080px;margin:0 auto;padding:28px 20px 40px}
    h1{font-size:26px;line-height:1.2;margin:0;overflow-wrap:anywhere}
    h2{font-size:17px;margin:0 0 8px}
    section{margin:34px 0 0;min-width:0}
    .quiet{color:var(--quiet);margin:4px 0 10px;font-size:14px}
    .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(140px,1fr));gap:10px;margin:18px 0 14px}
    .tile{background:var(--tint);border-radius:8px;padding:10px 14px;display:flex;flex-direction:column}
    .tile b{font-size:25px;line-height:1.25;font-weight:650}
    .tile small{color:var(--quiet);min-height:1.5em}
    .columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(420px,100%),1fr));column-gap:44px}
    table{border-collapse:collapse;width:100%;font-size:14px}
    table.narrow{width:auto;min-width:min(360px,100%)}
    th,td{text-align:start;padding:5px 10px 5px 0;border-bottom:1px solid var(--line);vertical-align:top;font-weight:400}
    thead th{color:var(--quiet);font-size:13px}
    tbody th,td{overflow-wrap:break-word}
    td:not(.number){overflow-wrap:anywhere}
    .number{text-align:end;white-space:nowrap;font-variant-numeric:tabular-nums}
    .bars td:nth-child(3){width:38%;padding-top:11px}
    @media(max-width:520px){.bars td:nth-child(3){width:24%}.bars th,.bars td{padding-inline-end:8px}}
    .bars .number:last-child{padding-inline-end:0}
    .bar{display:flex;gap:2px;height:10px;border-radius:3px;overflow:hidden}
    .bar.empty{background:var(--tint)}
    .bar i,.legend i{display:block}
    .legend{display:flex;flex-wrap:wrap;gap:4px 18px;color:var(--quiet);font-size:13px}
    .legend span{display:flex;align-items:center;gap:6px}
    .legend i{width:12px;height:12px;border-radius:3px}
    i.positive{background:var(--positive)}i.negative{background:var(--negative)}
    i.neutral{background:var(--neutral)}i.mixed{background:var(--mixed)}
    figure{margin:0}
    .scroll{overflow-x:auto}
    svg{display:block;min-width:640px;width:100%;height:auto}
    svg text{fill:var(--quiet);font-size:12px;font-family:inherit}
    svg .positive{fill:var(--positive)}svg .negative{fill:var(--negative)}
    svg .hit{fill:transparent}svg g:hover .hit{fill:var(--tint)}
    svg .grid{stroke:var(--line)}svg .base{stroke:var(--quiet)}
    .topics{list-style:none;margin:0;padding:0;font-size:14px}
    .topics li{border-bottom:1px solid var(--line)}
    .topic{display:grid;grid-template-columns:1fr auto 32%;gap:12px;align-items:center;padding:5px 0}
    .name{overflow-wrap:anywhere}
    summary{cursor:pointer}
    summary.topic{list-style:none}
    summary.topic::-webkit-details-marker{display:none}
    summary.topic .name::before{content:"›";color:var(--quiet);display:inline-block;width:14px}
    details[open]>summary.topic .name::before{content:"⌄"}
    summary:not(.topic){color:var(--quiet);font-size:14px;margin:8px 0}
    div.topic .name{padding-inline-start:14px}
    blockquote{margin:8px 0 14px;padding:2px 0 2px 14px;border-inline-start:3px solid var(--neutral)}
    blockquote.positive{border-color:var(--positive)}blockquote.negative{border-color:var(--negative)}
    blockquote.mixed{border-color:var(--mixed)}
    blockquote p{margin:0;overflow-wrap:anywhere}
    cite{font-style:normal;font-size:13px;color:var(--quiet);overflow-wrap:anywhere}
    mark{background:var(--mark);color:inherit;border-radius:3px;padding:0 2px}
    code{font-size:.92em;overflow-wrap:anywhere}
    footer{margin-top:44px;border-top:1px solid var(--line);padding-top:10px}
    @media print{details::details-content{content-visibility:visible}main{padding:0}section{break-inside:avoid}}
    """
}
