// Which State, if any, a shape of Natural Earth that is not itself one of the 197 States is drawn with.
// The rule and its sources are in docs/rules/map.md; this file is its only list.

/** Shapes of the atlas that carry the id of no State, by the id or, without one, by the name given there. */
export const TERRITORIES = {
  // Merged into the State the United Nations regards them as part of.
  158: "CHN", // Taiwan: UN usage, province of China
  Somaliland: "SOM",
  "N. Cyprus": "CYP",

  // Under a State and not on the UN list of non-self-governing territories: drawn with that State.
  304: "DNK", // Greenland
  234: "DNK", // Faroe Islands
  248: "FIN", // Åland
  344: "CHN", // Hong Kong
  446: "CHN", // Macao
  533: "NLD", // Aruba
  531: "NLD", // Curaçao
  534: "NLD", // Sint Maarten
  663: "FRA", // Saint Martin
  652: "FRA", // Saint Barthélemy
  666: "FRA", // Saint Pierre and Miquelon
  876: "FRA", // Wallis and Futuna
  260: "FRA", // French Southern Territories
  580: "USA", // Northern Mariana Islands
  630: "USA", // Puerto Rico
  574: "AUS", // Norfolk Island
  334: "AUS", // Heard Island and McDonald Islands
  "Indian Ocean Ter.": "AUS", // Christmas and Cocos (Keeling) Islands
  831: "GBR", // Guernsey
  832: "GBR", // Jersey
  833: "GBR", // Isle of Man

  // On the UN list of non-self-governing territories: neutral.
  "016": null, // American Samoa
  316: null, // Guam
  850: null, // United States Virgin Islands
  660: null, // Anguilla
  "060": null, // Bermuda
  "092": null, // British Virgin Islands
  136: null, // Cayman Islands
  238: null, // Falkland Islands (Malvinas)
  500: null, // Montserrat
  612: null, // Pitcairn
  654: null, // Saint Helena
  796: null, // Turks and Caicos Islands
  258: null, // French Polynesia
  540: null, // New Caledonia
  732: null, // Western Sahara

  // Claimed by more than one State: neutral.
  239: null, // South Georgia and the South Sandwich Islands
  "086": null, // Chagos Archipelago (British Indian Ocean Territory)
  "Siachen Glacier": null,
};

/** Left out of the picture: Antarctica has no State, and its band would make every other shape smaller. */
export const LEFT_OUT = ["010"];

/** Shapes that have a page of their own kind outside the 197 States. */
export const OWN_KIND = { Kosovo: "XKX" };

/**
 * Parts that Natural Earth 4.1 draws with the power in control, and that Palais draws otherwise.
 * `inside` is a point (longitude, latitude) of the polygon moved from one State to another.
 */
export const MOVED_POLYGONS = [
  { what: "Crimea", inside: [34.1, 45.2], from: "643", to: "804" },
];

/** Western Sahara's northern limit (27° 40' N); Natural Earth gives the land west of the berm to Morocco. */
export const WESTERN_SAHARA = { id: "732", cutFrom: "504", northernLimit: 27 + 40 / 60 };
