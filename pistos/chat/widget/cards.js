// Card numbers never leave the browser: the same rule as on the server.
const ISSUERS = /^(?:4|5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|3[47]|3(?:0[0-5]|[68])|6|5[06-8]|35)/;

const passesLuhn = (digits) => {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    let digit = Number(digits[digits.length - 1 - place]);
    if (place % 2) { digit *= 2; if (digit > 9) digit -= 9; }
    sum += digit;
  }
  return sum % 10 === 0;
};

const masked = (text) => text.replace(/(^|[^\d])((?:\d[ -]?){12,18}\d)(?!\d)/g, (all, before, found) => {
  const digits = found.replace(/\D/g, "");
  if (!ISSUERS.test(digits) || !passesLuhn(digits)) return all;
  return before + "*".repeat(digits.length - 4) + digits.slice(-4);
});
