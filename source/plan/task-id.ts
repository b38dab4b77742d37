/** Makes a task's id out of its title: `Rename login!` is `rename-login`. Empty when nothing in the title can stand in an id. */
export function idFrom(title: string): string {
	const words = title.toLowerCase().normalize('NFKD').replaceAll(/\p{Mark}/gu, '').split(/[^\da-z]+/).filter(word => word !== '');
	let id = '';
	for (const word of words) {
		const longer = id === '' ? word.slice(0, maxIdLength) : `${id}-${word}`;
		id = longer.length <= maxIdLength ? longer : id;
	}

	return id === 'result' ? 'result-task' : id;
}

// What the plan's schema allows.
const maxIdLength = 40;
