// Card numbers never leave the browser: the same rule as on the server.
const ISSUERS = /^(?:4|5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|3[47]|3(?:0[0-5]|[689])|6|5[06-8]|35)/;

const passesLuhn = (digits) => {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    let digit = Number(digits[digits.length - 1 - place]);
    if (place % 2) { digit *= 2; if (digit > 9) digit -= 9; }
    sum += digit;
  }
  return sum % 10 === 0;
};

const NUMBER = /[0-9](?:[ .\-\u00a0\u2009\u202f\u2010-\u2013]?[0-9]){12,}/g;

const isCard = (digits) => digits.length <= 19 && new Set(digits).size > 1 && ISSUERS.test(digits) && passesLuhn(digits);

const masked = (text) => text.replace(NUMBER, (found, place) => {
  const digits = found.replace(/\D/g, "");
  const before = text.charAt(place - 1), beside = before + text.charAt(place + found.length);
  const isPhone = before === "+" && digits.length <= 13;
  return /[A-Za-z]/.test(beside) || isPhone || !isCard(digits) ? found : "*".repeat(digits.length - 4) + digits.slice(-4);
});
