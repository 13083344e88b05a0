/**
 * Domains at which anybody can have a mailbox: they say nothing about who the customer is. Providers with a domain in
 * many countries stand in {@link everywhere} by their first label.
 */
const everywhere = new Set(
  `gmail googlemail yahoo ymail rocketmail hotmail outlook msn icloud gmx aol protonmail yandex zoho fastmail
  mailinator guerrillamail yopmail tutanota`.split(/\s+/),
);

const domains = new Set(
  `live.com live.at live.be live.ca live.cl live.cn live.co.uk live.co.za live.com.ar live.com.au live.com.mx
  live.com.my live.com.pt live.com.sg live.de live.dk live.fi live.fr live.ie live.in live.it live.jp live.nl live.no
  live.ru live.se passport.com windowslive.com me.com mac.com proton.me pm.me tuta.io tuta.com tutamail.com keemail.me
  hey.com duck.com mail.com email.com usa.com europe.com post.com consultant.com engineer.com writeme.com iname.com
  mail.ru inbox.ru list.ru bk.ru internet.ru rambler.ru lenta.ru ya.ru narod.ru ukr.net i.ua meta.ua bigmir.net
  mail.by tut.by mail.kz web.de freenet.de t-online.de email.de mail.de arcor.de online.de posteo.de posteo.net
  mailbox.org vodafonemail.de emailn.de bluewin.ch hispeed.ch sunrise.ch mail.ch aon.at chello.at inode.at
  free.fr orange.fr wanadoo.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr club-internet.fr caramail.com
  libero.it virgilio.it alice.it tiscali.it tin.it iol.it email.it inwind.it tiscali.co.uk terra.es telefonica.net
  sapo.pt clix.pt iol.pt netcabo.pt telenet.be skynet.be proximus.be scarlet.be ziggo.nl kpnmail.nl planet.nl
  hetnet.nl home.nl xs4all.nl casema.nl upcmail.nl quicknet.nl btinternet.com btopenworld.com talktalk.net sky.com
  virginmedia.com ntlworld.com blueyonder.co.uk eircom.net telia.com telia.se bredband.net spray.se home.se comhem.se
  online.no broadpark.no mail.dk ofir.dk jubii.dk stofanet.dk luukku.com suomi24.fi kolumbus.fi elisanet.fi
  wp.pl o2.pl onet.pl onet.eu interia.pl interia.eu op.pl poczta.fm tlen.pl gazeta.pl seznam.cz email.cz centrum.cz
  post.cz volny.cz azet.sk centrum.sk zoznam.sk freemail.hu citromail.hu t-online.hu vipmail.hu abv.bg mail.bg dir.bg
  net.hr siol.net inbox.lv inbox.lt one.lv mail.ee hot.ee otenet.gr in.gr walla.co.il walla.com bezeqint.net
  comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com netzero.net
  optonline.net roadrunner.com rr.com frontier.com windstream.net centurylink.net netscape.net excite.com lycos.com
  sympatico.ca rogers.com shaw.ca videotron.ca telus.net cogeco.ca bigpond.com bigpond.net.au optusnet.com.au
  iinet.net.au tpg.com.au ozemail.com.au xtra.co.nz slingshot.co.nz mweb.co.za telkomsa.net vodamail.co.za webmail.co.za
  uol.com.br bol.com.br terra.com.br ig.com.br globo.com globomail.com prodigy.net.mx speedy.com.ar fibertel.com.ar
  qq.com foxmail.com 163.com 126.com yeah.net 139.com 189.cn sina.com sina.cn sohu.com tom.com aliyun.com 21cn.com
  263.net vip.163.com naver.com hanmail.net daum.net nate.com kakao.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp
  nifty.com biglobe.ne.jp ocn.ne.jp so-net.ne.jp excite.co.jp infoseek.jp hinet.net pchome.com.tw seed.net.tw
  netvigator.com singnet.com.sg rediffmail.com rediff.com indiatimes.com sify.com vsnl.net in.com mynet.com
  superonline.com hushmail.com lavabit.com runbox.com startmail.com inbox.com mail2world.com gawab.com maktoob.com
  temp-mail.org tempmail.com 10minutemail.com sharklasers.com trashmail.com trashmail.de dispostable.com maildrop.cc
  getnada.com throwawaymail.com discard.email simplelogin.com anonaddy.com`.split(/\s+/),
);

/** Whether a registrable domain gives mailboxes to anybody. `label` is its part before the public suffix. */
export function isFreeMail(domain: string, label: string): boolean {
  return everywhere.has(label) || domains.has(domain);
}

/** Sites on which companies keep a page: that page's address names the site, not the company. */
const pageHosts = new Set(
  `facebook.com linkedin.com instagram.com x.com twitter.com youtube.com tiktok.com xing.com vk.com pinterest.com
  wordpress.com google.com etsy.com medium.com linktr.ee yelp.com crunchbase.com github.com wikipedia.org t.me
  baidu.com weibo.com notion.so`.split(/\s+/),
);

/** Whether an address on this domain is a page of somebody else: it has a path or a sub-domain of its own. */
export function isPageOfAnother(domain: string, host: string, path: string): boolean {
  const own = host === domain || host === `www.${domain}`;
  return pageHosts.has(domain) && (!own || /^\/[^?#]/.test(path));
}
