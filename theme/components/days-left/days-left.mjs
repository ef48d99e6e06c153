// Says how many days are left, by the calendar of Việt Nam. The words are the template's; a day far off says nothing.

const DAY = 86_400_000;
const FAR = 90;

/** Days from today to an ISO day; 0 is today. */
export const daysTo = (day, now = new Date()) =>
  Math.round((Date.parse(day) - Date.parse(now.toLocaleDateString("sv", { timeZone: "Asia/Ho_Chi_Minh" }))) / DAY);

export default function start(place) {
  const { day, left, last, over } = place.dataset;
  const days = daysTo(day);
  if (days > FAR) return;
  place.textContent = days < 0 ? over : days === 0 ? last : left.replace("#", days);
}
