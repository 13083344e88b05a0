/** The form of a registration as a browser sends it, with some fields left empty. */
export const filledIn = {
  requestKey: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
  'customer.name': 'Kestrel Maritime AS',
  'customer.country': 'NO',
  'customer.website': '',
  'customer.taxId': '',
  productFamily: 'platform',
  'value.amount': '1 250 000',
  'value.currency': 'JPY',
  expectedClose: '2027-02-26',
  description: '',
  ifTaken: 'refuse',
};
