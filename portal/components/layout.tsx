import type { Child, PropsWithChildren } from 'hono/jsx';
import type { Frame } from '../frame.ts';
import { isVendor } from '../frame.ts';
import { Notice } from './notice.tsx';
import { TimesAreIn } from './time-zone.tsx';

export type Section =
  | 'deals'
  | 'inbox'
  | 'console'
  | 'cases'
  | 'start'
  | 'payments'
  | 'programs'
  | 'people'
  | 'funds'
  | 'certificates'
  | 'learning'
  | 'materials'
  | 'standing'
  | 'audit'
  | 'personal-data'
  | 'webhooks'
  | 'me';

interface LayoutProps {
  readonly frame: Frame;
  readonly title: string;
  readonly section?: Section;
  /** Pages behind an e-mailed link stand alone: no menu, whoever is signed in here. */
  readonly alone?: boolean;
  readonly narrow?: boolean;
  /** As wide as the window: for a board. */
  readonly wide?: boolean;
  /** The page shows a form that was not taken. */
  readonly failed?: boolean;
  /** What its head holds besides. */
  readonly head?: Child;
}

/** The page around every page. */
export function Layout(props: PropsWithChildren<LayoutProps>) {
  const { frame, title, alone = false, narrow = false, wide = false, failed = false, children } = props;
  return (
    <html lang="en">
      <Head frame={frame} title={`${failed ? 'Error: ' : ''}${title}`}>
        {props.head}
      </Head>
      <body>
        <a class="skip" href="#content">
          Skip to content
        </a>
        <Header frame={frame} section={props.section} alone={alone} />
        <main id="content" tabindex={-1} class={narrow ? 'narrow' : wide ? 'wide' : ''}>
          <Notice done={frame.done} />
          {children}
        </main>
        <footer>
          <p>
            Something not clear? Write to{' '}
            <a href={`mailto:${frame.branding.supportEmail}`}>{frame.branding.supportEmail}</a>.
          </p>
          {frame.person && !alone ? <TimesAreIn frame={frame} /> : null}
        </footer>
      </body>
    </html>
  );
}

/** The head of every page; `children` is what one page loads besides. */
export function Head({ frame, title, children }: PropsWithChildren<{ frame: Frame; title: string }>) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <title>{`${title} · ${frame.branding.name}`}</title>
      <link rel="stylesheet" href={frame.assets.stylesheet} />
      <link rel="stylesheet" href={frame.assets.brandStylesheet} />
      <link rel="icon" href="data:," />
      {children}
    </head>
  );
}

function Header({ frame, section, alone }: { frame: Frame; section: Section | undefined; alone: boolean }) {
  const { branding, assets, person } = frame;
  const signedIn = person && !alone ? person : undefined;
  return (
    <header>
      <div class="bar">
        <a class="brand" href="/">
          {assets.logo ? <img src={assets.logo} alt={branding.name} height="28" /> : branding.name}
        </a>
        {signedIn ? <Menu frame={frame} section={section} /> : null}
        {signedIn ? (
          <form class="sign-out" method="post" action="/sign-out">
            <a class="who" href="/me" {...(section === 'me' ? { 'aria-current': 'page' as const } : {})}>
              {signedIn.name}
            </a>
            <button class="link" type="submit">
              Sign out
            </button>
          </form>
        ) : null}
      </div>
    </header>
  );
}

type MenuItem = readonly [section: Section, href: string, label: string];
const partnerMenu: readonly MenuItem[] = [
  ['deals', '/deals', 'Deals'],
  ['cases', '/cases', 'Cases'],
  ['start', '/start', 'Start'],
  ['learning', '/learning', 'Learning'],
  ['certificates', '/certificates', 'Certificates'],
  ['standing', '/standing', 'Standing'],
];
const vendorMenu: readonly MenuItem[] = [
  ['inbox', '/inbox', 'Inbox'],
  ['console', '/console', 'Deals'],
  ['cases', '/board', 'Cases'],
  ['funds', '/console/funds', 'Funds'],
  ['certificates', '/console/certificates', 'Certificates'],
  ['standing', '/console/standing', 'Standing'],
];
const fundsItem: MenuItem = ['funds', '/funds', 'Funds'];
const paymentsItem: MenuItem = ['payments', '/payments', 'Payments'];
const programsItem: MenuItem = ['programs', '/programs', 'Programs'];
const materialsItem: MenuItem = ['materials', '/console/materials', 'Materials'];
const webhooksItem: MenuItem = ['webhooks', '/console/webhooks', 'Webhooks'];
const peopleItem: MenuItem = ['people', '/people', 'People'];
const auditItem: MenuItem = ['audit', '/console/audit', 'Audit'];
const personalDataItem: MenuItem = ['personal-data', '/console/personal-data', 'Personal data'];

/**
 * What people work at stands in one line; what sets the product up opens below one word of it. Where a window is too
 * narrow for that line, all of it opens below a button, by the browser alone.
 */
function Menu({ frame, section }: { frame: Frame; section: Section | undefined }) {
  const work = [
    ...(isVendor(frame) ? vendorMenu : partnerMenu),
    ...(frame.spendsFunds ? [fundsItem] : []),
    ...(frame.worksPayments ? [paymentsItem] : []),
    ...(frame.runsPrograms ? [programsItem] : []),
  ];
  const setUp = [
    ...(frame.authorsMaterials ? [materialsItem] : []),
    ...(frame.managesPeople ? [peopleItem] : []),
    ...(frame.managesPersonalData ? [personalDataItem] : []),
    ...(frame.runsPrograms ? [webhooksItem] : []),
    ...(frame.readsAudit ? [auditItem] : []),
  ];
  const grouped = setUp.length > 1;
  const items = grouped ? work : [...work, ...setUp];
  return (
    <>
      <button type="button" class="button menu-button" popovertarget="menu">
        Menu
      </button>
      <nav id="menu" popover="auto" aria-label="Main">
        <ul>
          {items.map((item) => (
            <Item item={item} section={section} />
          ))}
          {grouped ? (
            <li class="more">
              <details>
                <summary>Set up</summary>
                <ul>
                  {setUp.map((item) => (
                    <Item item={item} section={section} />
                  ))}
                </ul>
              </details>
            </li>
          ) : null}
        </ul>
      </nav>
    </>
  );
}

function Item({ item: [key, href, label], section }: { item: MenuItem; section: Section | undefined }) {
  return (
    <li>
      <a href={href} {...(key === section ? { 'aria-current': 'page' as const } : {})}>
        {label}
      </a>
    </li>
  );
}
