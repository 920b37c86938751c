/** What names, addresses and goods are made of. Every name stays what it is in lower case, without blanks at its ends. */

export const FIRST_NAMES = [
  'Ada', 'Amara', 'Anna', 'Arthur', 'Beatriz', 'Carlos', 'Chloe', 'Daniel', 'Deepa', 'Elena', 'Emil', 'Farah', 'Felix', 'Gabriel', 'Grace', 'Hannah', 'Hugo',
  'Ines', 'Isaac', 'Jakub', 'Jasmin', 'Jonas', 'Julia', 'Kenji', 'Laura', 'Leila', 'Louis', 'Magnus', 'Maria', 'Marta', 'Mateo', 'Michael', 'Mina', 'Nadia',
  'Noah', 'Olivia', 'Oscar', 'Paula', 'Peter', 'Priya', 'Rachel', 'Rafael', 'Robert', 'Rosa', 'Samuel', 'Sofia', 'Thomas', 'Valentina', 'Victor', 'Yusuf',
];

export const LAST_NAMES = [
  'Adeyemi', 'Andersson', 'Bauer', 'Bennett', 'Carter', 'Castillo', 'Dubois', 'Eriksen', 'Fischer', 'Garcia', 'Haddad', 'Hughes', 'Ivanova', 'Jensen',
  'Kaya', 'Keller', 'Kowalski', 'Larsen', 'Lindqvist', 'Lopez', 'Marino', 'McCarthy', 'Meyer', 'Mitchell', 'Moreau', 'Nakamura', 'Novak', "O'Neill", 'Okafor',
  'Olsen', 'Parker', 'Patel', 'Pereira', 'Petrov', 'Reed', 'Ricci', 'Rossi', 'Santos', 'Schmidt', 'Sharma', 'Silva', 'Singh', 'Stone', 'Suzuki', 'Taylor',
  'Torres', 'van Dijk', 'Virtanen', 'Wagner', 'Walker', 'Weber', 'Young',
];

export const STREETS = ['Ash Lane', 'Bridge Street', 'Cedar Avenue', 'Church Road', 'Elm Street', 'Harbour View', 'Hill Road', 'King Street', 'Lake Drive', 'Maple Court'];

/** With the area code of its telephones and how its postal codes begin. */
export const CITIES = [
  { name: 'Seattle', area: '206', postal: '981' },
  { name: 'Portland', area: '503', postal: '972' },
  { name: 'San Francisco', area: '415', postal: '941' },
  { name: 'Denver', area: '303', postal: '802' },
  { name: 'Chicago', area: '312', postal: '606' },
  { name: 'Austin', area: '512', postal: '787' },
  { name: 'Boston', area: '617', postal: '021' },
  { name: 'Atlanta', area: '404', postal: '303' },
] as const;

/** Prices are quarters, so that sums of them are exact. */
export const GOODS = [
  { title: 'Rain jacket', price: 89.5 },
  { title: 'Wool socks', price: 12.25 },
  { title: 'Camping stove', price: 54.75 },
  { title: 'Water bottle', price: 18 },
  { title: 'Trail shoes', price: 119.25 },
  { title: 'Head torch', price: 32.5 },
  { title: 'Sleeping bag', price: 149 },
  { title: 'Day pack', price: 64.25 },
  { title: 'Trekking poles', price: 45.5 },
  { title: 'Map of the national park', price: 9.75 },
];

export const STORES = ['web', 'web', 'web', 'app', 'store-12', 'store-31'];
