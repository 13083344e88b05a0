/** How the legal forms of a country stand in a company's name: each a list parted by bars. */
export interface LegalForms {
  /** Stand at the end, wherever the customer is. */
  readonly end?: string;
  /** Stand at the start, wherever the customer is. */
  readonly start?: string;
  /** Ordinary words or initials elsewhere: taken from the end, or the start, for customers of this country only. */
  readonly endAtHome?: string;
  readonly startAtHome?: string;
  /** Written in a script without spaces: stand at either end, joined to the name. */
  readonly joined?: string;
}

/**
 * Legal forms by country, as they are typed; normalised by the rule that normalises names, so dots, spaces and case
 * make no difference. A form that two countries use stands with one of them.
 */
export const legalForms: Readonly<Record<string, LegalForms>> = {
  DE: {
    end: `GmbH | GmbH & Co. KG | GmbH & Co. KGaA | GmbH & Co. OHG | gGmbH | mbH | AG | AG & Co. KG |
      AG & Co. KGaA | SE | SE & Co. KG | SE & Co. KGaA | KG | KGaA | OHG | GbR | UG | e.K. |
      eG | UG (haftungsbeschränkt) | UG (haftungsbeschränkt) & Co. KG | e.V. |
      Aktiengesellschaft | & Co. KG | Gesellschaft mit beschränkter Haftung | PartG mbB |
      eingetragene Genossenschaft | & Co. KGaA`,
  },
  AT: { end: 'Ges.m.b.H. | GesmbH | GmbH & Co KEG | e.U.', endAtHome: 'OG' },
  CH: { end: 'Sàrl | Sagl | GmbH in Liq.' },
  GB: { end: 'Ltd | Limited | PLC | LLP | LP | CIC | Public Limited Company | Ltd. & Co. KG | Co. Ltd.' },
  IE: { end: 'DAC | Designated Activity Company | Teoranta | CLG | ULC', endAtHome: 'Teo' },
  US: {
    end: `Inc | Incorporated | Corp | Corporation | LLC | L.L.C. | PLLC | PBC | Co | Company |
      & Co | & Company | Co., Inc. | Company, Inc. | N.A. | Ltd. Co.`,
    endAtHome: 'P.C.',
  },
  CA: { end: 'Ltée | Limitée | Inc./Ltée' },
  FR: {
    end: `S.A. | SAS | SASU | SARL | EURL | SNC | SCA | SCOP | GIE | Société Anonyme | et Cie |
      & Cie`,
    startAtHome: 'S.A. | SAS | SARL | EURL | SNC | Sté',
  },
  BE: {
    end: 'BVBA | SPRL | SRL | CVBA | SCRL | NV/SA | SA/NV | BV/SRL | VZW | ASBL',
    startAtHome: 'NV | BV',
  },
  NL: {
    end: 'B.V. | N.V. | V.O.F. | Coöperatie U.A. | Besloten Vennootschap',
    endAtHome: 'C.V.',
    startAtHome: 'N.V.',
  },
  LU: { end: 'S.à r.l. | S.e.c.s. | S.C.Sp. | S.A. SICAV' },
  IT: {
    end: `S.r.l. | S.r.l.s. | S.p.A. | S.a.s. | S.n.c. | S.a.p.a. | S.r.l. unipersonale |
      Soc. Coop. | S.c.p.A. | S.r.l. a socio unico | Società per Azioni | S.c.a r.l. |
      Società a responsabilità limitata`,
  },
  ES: { end: 'S.L. | S.L.U. | S.A.U. | S.Coop. | S.L.L. | S.L.P. | Sociedad Anónima | Sociedad Limitada' },
  PT: { end: 'Lda | Limitada | SGPS | SGPS, S.A. | Unipessoal Lda' },
  SE: {
    end: 'AB | AB (publ) | Aktiebolag | HB | Handelsbolag',
    endAtHome: 'KB',
    startAtHome: 'AB | Aktiebolaget',
  },
  NO: { end: 'AS | ASA | ANS | NUF | Aksjeselskap', endAtHome: 'DA', startAtHome: 'A/S' },
  DK: { end: 'A/S | ApS | I/S | K/S | P/S | IVS | Aktieselskab | A.M.B.A.', startAtHome: 'A/S' },
  FI: { end: 'Oy | Oyj | Oy Ab | Abp | Ky | Osakeyhtiö', startAtHome: 'Oy | Ab | Oy Ab' },
  IS: { end: 'ehf. | hf. | ohf.' },
  PL: {
    end: `Sp. z o.o. | Sp. z o.o. sp. k. | Sp. z o.o. S.K.A. | Spółka z o.o. | Sp. k. | Sp. j. |
      S.A. | S.K.A. | Spółka Akcyjna | Spółka z ograniczoną odpowiedzialnością | P.S.A.`,
  },
  CZ: { end: 's.r.o. | spol. s r.o. | a.s. | v.o.s. | k.s. | z.s. | akciová společnost' },
  SK: { end: 'spoločnosť s ručením obmedzeným | j.s.a. | š.p.' },
  HU: { end: 'Kft. | Zrt. | Nyrt. | Korlátolt Felelősségű Társaság', endAtHome: 'Bt. | Rt.' },
  RO: { end: 'S.R.L. | S.R.L.-D. | S.C.A.', startAtHome: 'S.C.' },
  BG: { end: 'EOOD | OOD | EAD | ЕООД | ООД | ЕАД | АД', endAtHome: 'AD' },
  HR: { end: 'd.o.o. | j.d.o.o. | d.d.' },
  GR: { end: 'Α.Ε. | Ε.Π.Ε. | Ι.Κ.Ε. | A.E. | E.P.E. | S.M.S.A.' },
  EE: { end: 'OÜ | MTÜ', startAtHome: 'OÜ | AS' },
  LV: { endAtHome: 'SIA', startAtHome: 'SIA | AS' },
  LT: { end: 'UAB', endAtHome: 'MB', startAtHome: 'UAB | AB | MB' },
  RU: {
    end: 'ООО | ОАО | ПАО | ЗАО | АО | OOO | OAO | PAO | ZAO | PJSC | OJSC | JSC',
    start: 'ООО | ОАО | ПАО | ЗАО | АО | ИП | OOO | OAO | PAO | ZAO | PJSC | OJSC | JSC',
  },
  UA: { end: 'ТОВ | ТзОВ | ПрАТ', start: 'ТОВ | ТзОВ | ПрАТ', startAtHome: 'TOV' },
  KZ: { end: 'ТОО', start: 'ТОО', endAtHome: 'TOO', startAtHome: 'TOO' },
  TR: {
    end: `A.Ş. | Ltd. Şti. | San. ve Tic. A.Ş. | San. ve Tic. Ltd. Şti. | Anonim Şirketi |
      Limited Şirketi`,
  },
  IL: { end: 'בע״מ | בע"מ' },
  JP: {
    end: '株 | 有 | 合 | K.K. | Kabushiki Kaisha | Kabushiki Gaisha | G.K. | Godo Kaisha | Y.K. | Co., Ltd.',
    start: '株 | 有 | 合',
    joined: '株式会社 | 有限会社 | 合同会社 | 合資会社 | 合名会社 | 一般社団法人',
  },
  CN: { end: 'Company Limited | Co. Limited', joined: '有限责任公司 | 股份有限公司 | 有限公司' },
  TW: { end: 'Corp. Ltd.', joined: '有限責任公司 | 股份公司' },
  KR: { end: 'Co., Ltd | 주 | 유', start: '주 | 유', joined: '주식회사 | 유한회사' },
  TH: { end: 'PCL | Public Company Limited | มหาชน', joined: 'บริษัท | จำกัด' },
  VN: { end: 'JSC | Công ty Cổ phần | TNHH', start: 'Công ty TNHH | Công ty Cổ phần | CTCP' },
  ID: { end: 'Tbk | Persero', endAtHome: 'PT', startAtHome: 'PT | CV' },
  MY: { end: 'Sdn Bhd | Sdn. Bhd. | Bhd | Berhad | Sendirian Berhad | PLT' },
  SG: { end: 'Pte Ltd | Pte. Limited | Private Limited | Pte' },
  PH: { end: 'OPC | Inc. (Philippines)' },
  IN: { end: 'Pvt. Ltd. | Pvt Limited | Private Ltd | (P) Ltd | Pvt | LLP' },
  AU: { end: 'Pty Ltd | Pty Limited | Proprietary Limited | Pty | Proprietary' },
  ZA: { end: '(Pty) Ltd | (Proprietary) Limited | SOC Ltd | NPC', endAtHome: 'CC' },
  AE: { end: 'FZE | FZCO | FZ-LLC | PJSC | DMCC | W.L.L. | S.A.O.G. | S.A.L.' },
  BR: {
    end: 'Ltda | S/A | EIRELI | EPP | S.A. - Sociedade Anônima',
    endAtHome: 'M.E. | Cia',
    startAtHome: 'Cia. | Companhia',
  },
  MX: {
    end: 'S.A. de C.V. | S.A.B. de C.V. | S. de R.L. de C.V. | S.A.P.I. de C.V. | S. de R.L.',
    endAtHome: 'S.C.',
  },
  CO: { end: 'S.A.S. E.S.P. | S.A. E.S.P. | E.S.P.' },
  CL: { end: 'SpA | Limitada y Cía | y Cía' },
  PE: { end: 'S.A.C. | S.A.A. | E.I.R.L.' },
};
