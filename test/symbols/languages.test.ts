import {test} from 'node:test';
import {checkAddresses, checkBroken} from './check-addresses.ts';

test('Python classes, functions and constants', checkAddresses('a.py', `
from __future__ import annotations
import os
LIMIT = 3
a, b = 1, 2
@decorator
def top(a: int, *, b=1) -> int:
    def inner():
        local = 1
    return a

class Service(Base):
    name: str = 'x'

    @property
    def size(self): return 1

    @size.setter
    def size(self, value): ...

    async def login(self): pass

    class Meta:
        ordering = 1
if True:
    def conditional(): pass
`, [
	'const LIMIT',
	'function top',
	'function top.inner',
	'class Service',
	'field Service.name',
	'method Service.size',
	'method Service.size~2',
	'method Service.login',
	'class Service.Meta',
	'field Service.Meta.ordering',
	'function conditional',
]));

test('Go methods under their receiver', checkAddresses('a.go', `package main

import (
	"fmt"
)

const One = 1
const (
	A = iota
	B
)
type Server struct { Port int }
type (
	T1 int
	T2 interface { Do() }
)

func (s *Server[T]) Start() error { const local = 1; return nil }
func main() { fmt.Println() }
`, ['const One', 'const A', 'const B', 'type Server', 'type T1', 'type T2', 'method Server.Start', 'function main']));

test('Rust methods under their type', checkAddresses('a.rs', `
use std::fmt;
#[derive(Debug)]
pub struct Server<T> { port: u16 }
impl<T> Server<T> {
    const MAX: usize = 1;
    pub fn start(&self) { fn helper() {} }
}
impl<T> fmt::Display for Server<T> { fn fmt(&self) {} }
pub enum E { A, B }
pub trait Run { type Out; fn run(&self); fn twice(&self) {} }
mod tests { use super::*; #[test] fn works() {} }
static S: u8 = 1;
macro_rules! mac { () => {} }
`, [
	'struct Server',
	'impl Server.impl',
	'const Server.MAX',
	'method Server.start',
	'function Server.start.helper',
	'impl Server.Display',
	'method Server.Display.fmt',
	'enum E',
	'trait Run',
	'type Run.Out',
	'method Run.run',
	'method Run.twice',
	'namespace tests',
	'function tests.works',
	'const S',
	'macro mac',
]));

test('Java members under their class', checkAddresses('src/A.java', `package x;
import java.util.List;
@Service
public class A extends B {
	private int a, b;
	public A(int a) { this.a = a; }
	@Override
	public List<String> login(String name) { return null; }
	public void login(int id) {}
	interface Inner { void go(); }
	enum Colour { RED; int value() { return 1; } }
	record Point(int x, int y) { Point { } }
}
`, [
	'class A',
	'field A.a',
	'field A.b',
	'constructor A.A',
	'method A.login',
	'method A.login~2',
	'interface A.Inner',
	'method A.Inner.go',
	'class A.Colour',
	'const A.Colour.RED',
	'method A.Colour.value',
	'class A.Point',
	'constructor A.Point.Point',
]));

test('C++ members inside and outside their class', checkAddresses('a.cpp', `
#include <vector>
#define SQUARE(x) ((x)*(x))
namespace app::net {
template <typename T>
class Server : public Base {
public:
	~Server() {}
	void start(int port) const;
	bool operator==(const Server& other) const { return true; }
	int port_ = 0;
};
enum class Colour { Red };
using Alias = Server<int>;
class Forward;
}
void app::net::Server::stop() {}
static int *pointer(int a) { return 0; }
int prototype(int a);
#ifdef X
int conditional = 1;
#endif
`, [
	'macro SQUARE',
	'namespace app.net',
	'class app.net.Server',
	'method app.net.Server.~Server',
	'method app.net.Server.start',
	'method app.net.Server.operator==',
	'field app.net.Server.port_',
	'enum app.net.Colour',
	'type app.net.Alias',
	'function app.net.Server.stop',
	'function pointer',
	'function prototype',
	'const conditional',
]));

test('C++ operators told apart', checkAddresses('a.hpp', `
struct Box {
	int& operator[](int at);
	int operator()(int a);
	Box operator*() const;
	Box& operator*=(int by);
	bool operator<=>(const Box& other) const;
	operator bool() const;
};
template <> struct Holder< Box, 1 > {};
template <typename T> void app::List<Map<T, T>>::add(T item) {}
`, [
	'struct Box',
	'method Box.operator-index',
	'method Box.operator-call',
	'method Box.operator-star',
	'method Box.operator-star=',
	'method Box.operator<=>',
	'method Box.operator-bool',
	'struct Holder<Box-1>',
	'function app.List.add',
]));

test('C++ names under what they name', checkAddresses('a.cpp', `
namespace app::net { inline namespace v1 { struct Server { struct Inner; enum class State; Server(); ~Server(); static int count; }; } }
namespace { int hidden; }
extern "C" { int c_open(const char *name); }
extern "C" int c_close(int handle);
struct Outer::Inner { int deep; };
enum class Outer::State { on };
template <> struct std::hash<app::Server> { int operator()(const app::Server &server) const; };
Outer::Outer() : size(1) {}
Outer::~Outer() {}
Outer::operator bool() const { return true; }
Outer::operator std::string() const { return ""; }
void *Outer::operator new(unsigned long size) { return 0; }
bool Outer::operator<(const Outer &other) const { return true; }
int Outer::count = 0;
template <typename T> typename List<T>::Each &List<T>::Each::operator++() { return *this; }
template <> int most<int>(int a, int b) { return a; }
int (*callback)(int);
int (*Outer::chosen(int at))(int) { return 0; }
`, [
	'namespace app.net',
	'namespace app.net.v1',
	'struct app.net.v1.Server',
	'method app.net.v1.Server.Server',
	'method app.net.v1.Server.~Server',
	'field app.net.v1.Server.count',
	'namespace namespace',
	'const namespace.hidden',
	'function c_open',
	'function c_close',
	'struct Outer.Inner',
	'field Outer.Inner.deep',
	'enum Outer.State',
	'struct std.hash<app::Server>',
	'method std.hash<app::Server>.operator-call',
	'function Outer.Outer',
	'function Outer.~Outer',
	'function Outer.operator-bool',
	'function Outer.operator-std::string',
	'function Outer.operator-new',
	'function Outer.operator<',
	'const Outer.count',
	'function List.Each.operator++',
	'function most',
	'const callback',
	'function Outer.chosen',
]));

test('C++ keywords name nothing', checkBroken('a.hpp', `
struct Box {
	int size;
	else if (size == limit && isOpen)
	{
		return static_cast<int>(size) by limit;
	}
};
`, ['struct Box', 'field Box.size']));

test('C++ macros before a declaration', checkAddresses('a.hpp', String.raw`
#define SHOP_API inline
#define SHOP_BOTH(a) \
	SHOP_API int a
SHOP_BEGIN_NAMESPACE
namespace app {
class SHOP_API Server : public Base {
	SHOP_OBJECT
SHOP_PRIVATE_UNLESS_TESTED:
	SHOP_CONSTEXPR SHOP_INLINE Server(int port) : port_(port) {}
	SHOP_DEPRECATED_FOR(2.0, start())
	static Handle open(int port);
	SHOP_CONSTEXPR Handle close() const noexcept { return {}; }
	MY_TYPE const kept = SOME_VALUE;
};
SHOP_API std::vector<int> ports(SHOP_HANDLE handle) { return {}; }
}
SHOP_END_NAMESPACE
`, [
	'macro SHOP_API',
	'macro SHOP_BOTH',
	'namespace app',
	'class app.Server',
	'method app.Server.Server',
	'method app.Server.open',
	'method app.Server.close',
	'field app.Server.kept',
	'function app.ports',
]));

test('C# operators told apart', checkAddresses('A.cs', `class A {
	public static bool operator ==(A a, A b) { return true; }
	public static bool operator !=(A a, A b) { return false; }
	public static explicit operator int(A a) { return 1; }
	~A() {}
	void IList.Clear() {}
}
`, ['class A', 'method A.operator==', 'method A.operator!=', 'method A.operator-int', 'method A.~A', 'method A.Clear']));

test('C# members under their class', checkAddresses('A.cs', `using System;
namespace App.Net {
[Serializable]
public class Service<T> : Base {
	private readonly int _a;
	public event Action Changed;
	public Service(int a) { _a = a; }
	public string Name { get; set; } = "x";
	public async Task<int> Login(string name) { int Local() => 1; return 1; }
	interface IRun { void Run(); }
}
record Person(string Name);
}
`, [
	'namespace App.Net',
	'class App.Net.Service',
	'field App.Net.Service._a',
	'field App.Net.Service.Changed',
	'constructor App.Net.Service.Service',
	'property App.Net.Service.Name',
	'method App.Net.Service.Login',
	'function App.Net.Service.Login.Local',
	'interface App.Net.Service.IRun',
	'method App.Net.Service.IRun.Run',
	'class App.Net.Person',
]));

test('Ruby methods under their class', checkAddresses('a.rb', `
require 'json'
module App
  LIMIT = 3
  class Server < Base
    attr_accessor :port
    def initialize(port)
      @port = port
    end
    def self.make = new(1)
    class << self
      def build; end
    end
    def running?
      true
    end
  end
end
def top; local = 1; end
`, [
	'namespace App',
	'const App.LIMIT',
	'class App.Server',
	'method App.Server.initialize',
	'method App.Server.make',
	'method App.Server.build',
	'method App.Server.running',
	'method top',
]));

test('Ruby operators are methods', checkAddresses('a.rb', `
class List
  def [](at) = 1
  def []=(at, item); end
  def *(by) = self
  def ==(other) = true
end
`, ['class List', 'method List.index', 'method List.index=', 'method List.star', 'method List.==']));

test('PHP members under their class', checkAddresses('a.php', String.raw`<?php
namespace App;
use Foo\Bar;
const LIMIT = 3;
#[Attr]
final class Server extends Base {
	private int $a = 1;
	public const MAX = 3;
	public function __construct(private string $name) {}
	public function login(): void { $f = function () {}; }
}
enum Suit: string { case Hearts = 'H'; public function label(): string { return ''; } }
trait T { function t() {} }
function top() {}
`, [
	'const LIMIT',
	'class Server',
	'field Server.a',
	'const Server.MAX',
	'method Server.__construct',
	'method Server.login',
	'class Suit',
	'const Suit.Hearts',
	'method Suit.label',
	'trait T',
	'method T.t',
	'function top',
]));

test('Markdown headings are sections', checkAddresses('readme.md', `---
title: x
---
# The title

## Install
### From source
\`\`\`
# no heading
\`\`\`
## Install
Set by a line
---
#hashtag
`, ['section the-title', 'section install', 'section install.from-source', 'section install~2', 'section set-by-a-line']));

test('reStructuredText headings are sections', checkAddresses('docs/api.rst', `.. module:: click

===
API
===

Decorators
----------

.. autofunction:: command

Deep
~~~~
Utilities
---------
| a | table |
--
`, ['section api', 'section decorators', 'section decorators.deep', 'section utilities']));

test('JSON keys are symbols four deep', checkAddresses('settings.json', `{
	"name": "x",
	"scripts": {"test": "x", "build.all": {"a": {"b": {"c": 1}}}},
	"list": [1, 2]
}
`, ['key name', 'key scripts', 'key scripts.test', 'key scripts.build-all', 'key scripts.build-all.a', 'key scripts.build-all.a.b', 'key list']));

test('YAML keys and named items are symbols', checkAddresses('ci.yml', `
on: push
jobs:
  test:
    steps:
      - uses: actions/checkout@v4
      - name: Install
        run: npm ci
      - run: npm test
  build: 1
`, ['key on', 'key jobs', 'key jobs.test', 'key jobs.test.steps', 'key jobs.test.steps.actions/checkout', 'key jobs.test.steps.Install', 'key jobs.build']));

test('every document of a YAML file counts', checkAddresses('deployment.yaml', `
kind: Service
metadata: {name: shop}
---
kind: Deployment
metadata: {name: shop}
---
# nothing
---
- a list
`, ['key kind', 'key metadata', 'key metadata.name', 'key kind~2', 'key metadata~2', 'key metadata~2.name']));

test('other text has no symbols', checkAddresses('notes.txt', 'function f() {}\n', []));
test('binary content has no symbols', checkAddresses('image.ts', 'function f() {}\0', []));
test('an empty file has no symbols', checkAddresses('a.ts', '', []));
