/** Colours for light and dark, with enough contrast for text on both. */
export const style = `
svg { --ground:#ffffff; --ink:#1b1f2a; --quiet:#59606f; --rule:#d5d9e2; --band:#eef1f8; --bar:#b9c4f0; --bar-edge:#5a6bd0;
  --reminder:#d97706; --escalation:#c2410c; --deadline:#b91c1c; --answer:#15803d; --silence:#b91c1c; --call:#0f766e; --end:#1b1f2a; }
@media (prefers-color-scheme: dark) { svg { --ground:#14161c; --ink:#eceef4; --quiet:#a6adbd; --rule:#363b47; --band:#1d212b;
  --bar:#3a4580; --bar-edge:#8e9cf0; --reminder:#f5a524; --escalation:#ff8a4c; --deadline:#f87171; --answer:#3fbf6d; --silence:#f87171;
  --call:#2dd4bf; --end:#eceef4; } }
.ground { fill:var(--ground); } .band { fill:var(--band); } .rule { stroke:var(--rule); stroke-width:1; }
text { font-family:system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif; fill:var(--ink); }
.name { font-size:17px; font-weight:600; } .about, .tick-label { font-size:12px; fill:var(--quiet); }
.stage { font-size:13px; font-weight:600; } .lane { font-size:13px; font-weight:600; } .label { font-size:12px; }
.bar { fill:var(--bar); stroke:var(--bar-edge); stroke-width:1; } .open { stroke-dasharray:4 3; }
.paper { fill:var(--ground); stroke:var(--ink); } .line { fill:none; stroke:var(--ink); }
.reminder { fill:var(--reminder); } .escalation { fill:var(--escalation); } .trouble { fill:var(--escalation); }
.deadline { stroke:var(--deadline); stroke-width:2.5; } .answer { fill:var(--answer); } .silence { fill:var(--silence); }
.call { fill:var(--call); } .outcome { fill:var(--end); } .core { fill:var(--ground); }
.tick { fill:none; stroke:var(--ground); stroke-width:1.6; stroke-linecap:round; }
`;
