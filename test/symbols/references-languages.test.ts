import assert from 'node:assert/strict';
import {test} from 'node:test';
import {indexRepository} from './repository.ts';

type Case = readonly [address: string, expected: readonly string[]];

/** A test that symbols of a small repository refer to exactly these. */
function check(title: string, texts: Readonly<Record<string, string>>, cases: readonly Case[]): void {
	test(title, async () => {
		const index = await indexRepository(texts);
		assert.deepEqual(Object.fromEntries(cases.map(([address]) => [address, index.referencesOf(address)])), Object.fromEntries(cases));
	});
}

const python = {
	'src/shop/__init__.py': 'from .auth import AuthService\nfrom .store import *\n',
	'src/shop/store.py': 'class Store:\n    def get(self, name): ...\n\nclass UserStore(Store):\n    def put(self, item):\n        super().get(item)\n        self.get(item)\n',
	'src/shop/auth.py': `import os.path
from . import store
from .store import UserStore as Users
from .deep.tools import hash_of
from typing import Optional


class AuthService:
    limit: int = 3

    def __init__(self, spare: store.UserStore):
        self.users = Users()
        self.spare = spare

    @classmethod
    def open(cls) -> "AuthService":
        return cls(Users())

    def login(self, name: str) -> Optional[Users]:
        user = self.users.get(name)
        self.spare.put([hash_of(item) for item in name])
        return self.users

    def check(self):
        self.login("").put(self.limit)
`,
	'src/shop/deep/__init__.py': '',
	'src/shop/deep/tools.py': 'from ..store import Store\n\ndef hash_of(text): return Store().get(text)\n',
	'src/app.py': 'import shop.auth\nimport shop\nfrom shop import AuthService, UserStore\n\ndef start(service: AuthService, login):\n    service.login(login)\n    shop.auth.AuthService.open().check()\n    with UserStore() as users:\n        users.put(1)\n\ndef late():\n    from shop.deep import tools\n    return tools.hash_of(name="x")\n',
	'tests/test_auth.py': 'from shop.auth import AuthService\n\ndef test_login():\n    AuthService.open().login("x")\n',
};

check('Python’s packages, classes and names', python, [
	['src/shop/auth.py#AuthService.login', ['src/shop/deep/tools.py#hash_of', 'src/shop/store.py#Store.get', 'src/shop/store.py#UserStore', 'src/shop/store.py#UserStore.put']],
	['src/shop/auth.py#AuthService.open', ['src/shop/auth.py#AuthService', 'src/shop/store.py#UserStore']],
	['src/shop/auth.py#AuthService.check', ['src/shop/auth.py#AuthService.limit', 'src/shop/auth.py#AuthService.login', 'src/shop/store.py#UserStore.put']],
	['src/shop/store.py#UserStore.put', ['src/shop/store.py#Store.get']],
	['src/shop/deep/tools.py#hash_of', ['src/shop/store.py#Store', 'src/shop/store.py#Store.get']],
	['src/app.py#start', ['src/shop/auth.py#AuthService', 'src/shop/auth.py#AuthService.check', 'src/shop/auth.py#AuthService.login', 'src/shop/auth.py#AuthService.open', 'src/shop/store.py#UserStore', 'src/shop/store.py#UserStore.put']],
	['src/app.py#late', ['src/shop/deep/tools.py#hash_of']],
	['tests/test_auth.py#test_login', ['src/shop/auth.py#AuthService', 'src/shop/auth.py#AuthService.login', 'src/shop/auth.py#AuthService.open']],
]);

check('Go’s packages, receivers and fields', {
	'go.mod': 'module example.com/shop\n\ngo 1.22\n',
	'store/store.go': 'package store\n\ntype Store struct{}\n\nfunc New() *Store { return &Store{} }\n',
	'store/get.go': 'package store\n\nfunc (s *Store) Get(name string) string { return s.key(name) }\n\nfunc (s *Store) key(name string) string { return prefix + name }\n\nconst prefix, suffix = "a", "b"\n',
	'auth/auth.go': `package auth

import (
	"fmt"
	st "example.com/shop/store"
)

type Service struct {
	*st.Store
	users *st.Store
}

func (s *Service) Login(other *Service) string {
	found := st.New()
	fmt.Println(found.Get("x"), s.Get("y"))
	return s.users.Get(other.name())
}

func (s *Service) name() string { return "" }
`,
	'main.go': 'package main\n\nimport "example.com/shop/auth"\n\nfunc main() { service := &auth.Service{}; service.Login(nil) }\n',
}, [
	['store/get.go#Store.Get', ['store/get.go#Store.key', 'store/store.go#Store']],
	['store/get.go#Store.key', ['store/get.go#prefix', 'store/store.go#Store']],
	['auth/auth.go#Service.Login', ['auth/auth.go#Service', 'auth/auth.go#Service.name', 'store/get.go#Store.Get', 'store/store.go#New']],
	['main.go#main', ['auth/auth.go#Service', 'auth/auth.go#Service.Login']],
]);

check('Rust’s modules, crates and traits', {
	'Cargo.toml': '[package]\nname = "my-shop"\nversion = "1.0.0"\n',
	'src/lib.rs': 'pub mod store;\npub mod auth;\npub use auth::Service;\n',
	'src/store.rs': 'pub mod keys { pub fn key() -> u8 { 1 } }\npub struct Store;\nimpl Store {\n    pub fn new() -> Self { Self }\n    pub fn get(&self) -> u8 { keys::key() + self.size() }\n    fn size(&self) -> u8 { 0 }\n}\n',
	'src/auth/mod.rs': 'mod hash;\nuse crate::store::{self, Store, keys::key};\nuse super::store::Store as Other;\npub struct Service { users: Box<Store> }\nimpl Service {\n    pub fn login(&self, other: &Other) -> u8 {\n        let fresh = Store::new();\n        self.users.get() + other.get() + fresh.get() + key() + hash::twice() + store::keys::key()\n    }\n}\n',
	'src/auth/hash.rs': 'pub fn twice() -> u8 { super::super::store::keys::key() }\n',
	'tests/login.rs': 'use my_shop::Service;\nfn log(service: Service) { service.login(1); }\n',
}, [
	['src/store.rs#Store.get', ['src/store.rs#Store.size', 'src/store.rs#keys.key']],
	['src/auth/mod.rs#Service.login', ['src/auth/hash.rs#twice', 'src/store.rs#Store', 'src/store.rs#Store.get', 'src/store.rs#Store.new', 'src/store.rs#keys.key']],
	['src/auth/hash.rs#twice', ['src/store.rs#keys.key']],
	['tests/login.rs#log', ['src/auth/mod.rs#Service', 'src/auth/mod.rs#Service.login']],
]);

check('a Rust trait’s default methods', {
	'src/lib.rs': 'pub mod named;\npub mod store;\n',
	'src/named.rs': 'pub trait Named {\n    fn name(&self) -> u8;\n    fn twice(&self) -> u8 { self.name() * 2 }\n}\n',
	'src/store.rs': 'use crate::named::Named;\npub struct Store;\nimpl Named for Store {\n    fn name(&self) -> u8 { 1 }\n}\npub fn count(store: Store) -> u8 { store.name() + store.twice() }\n',
}, [
	['src/store.rs#count', ['src/named.rs#Named.twice', 'src/store.rs#Store', 'src/store.rs#Store.Named.name']],
]);

check('Rust modules put elsewhere', {
	'Cargo.toml': '[package]\nname = "shop"\n',
	'src/lib.rs': '#[cfg(unix)]\n#[path = "sys/unix.rs"]\n// Here.\nmod system;\nmod net;\npub fn start() { system::open(); net::listen(); }\n',
	'src/sys/unix.rs': 'mod deep;\npub fn open() { super::start(); deep::low(); }\n',
	'src/sys/deep.rs': 'pub fn low() { super::open(); crate::start(); }\n',
	'src/net.rs': 'mod server;\npub fn listen() { server::accept(); }\n',
	'src/net/server.rs': 'pub fn accept() { super::listen(); crate::net::listen(); super::super::start(); }\n',
}, [
	['src/lib.rs#start', ['src/net.rs#listen', 'src/sys/unix.rs#open']],
	['src/sys/unix.rs#open', ['src/lib.rs#start', 'src/sys/deep.rs#low']],
	['src/sys/deep.rs#low', ['src/lib.rs#start', 'src/sys/unix.rs#open']],
	['src/net/server.rs#accept', ['src/lib.rs#start', 'src/net.rs#listen']],
]);

check('Rust modules within a file', {
	'Cargo.toml': '[package]\nname = "shop"\n',
	'src/lib.rs': 'mod cart;\npub fn top() {}\n',
	'src/cart.rs': 'pub mod a {\n    pub fn f() { super::g(); self::b::h(); }\n    pub mod b { pub fn h() { super::f(); super::super::g(); crate::top(); } }\n}\npub fn g() {}\n#[cfg(test)]\nmod tests {\n    use super::*;\n    use super::a::f as made;\n    #[test] fn works() { g(); made(); }\n}\n',
}, [
	['src/cart.rs#a.f', ['src/cart.rs#a.b.h', 'src/cart.rs#g']],
	['src/cart.rs#a.b.h', ['src/cart.rs#a.f', 'src/cart.rs#g', 'src/lib.rs#top']],
	['src/cart.rs#tests.works', ['src/cart.rs#a.f', 'src/cart.rs#g']],
]);

check('Rust crates and their targets', {
	'Cargo.toml': '[workspace]\nmembers = ["core", "tool"]\n',
	'core/Cargo.toml': '[package]\nname = "shop-core"\n\n[lib]\nname = "core_of_shop"\npath = "source/entry.rs"\n',
	'core/source/entry.rs': 'mod deep;\npub fn go() { deep::low(); }\n',
	'core/source/deep.rs': 'pub fn low() { crate::go(); }\n',
	'core/tests/all.rs': 'mod common;\nuse core_of_shop::go;\nfn works() { go(); common::begin(); }\n',
	'core/tests/common/mod.rs': 'pub fn begin() { core_of_shop::go(); }\n',
	'tool/Cargo.toml': '[package]\nname = "tool"\n\n[dependencies]\nkernel = { package = "shop-core", path = "../core" }\n',
	'tool/src/main.rs': 'mod help;\nfn main() { kernel::go(); help::say(); }\n',
	'tool/src/lib.rs': 'pub fn shared() {}\n',
	'tool/src/help.rs': 'pub fn say() { super::main(); tool::shared(); }\n',
	'tool/src/bin/other.rs': 'fn main() { tool::shared(); own(); }\nfn own() { crate::main(); }\n',
}, [
	['core/source/entry.rs#go', ['core/source/deep.rs#low']],
	['core/source/deep.rs#low', ['core/source/entry.rs#go']],
	['core/tests/all.rs#works', ['core/source/entry.rs#go', 'core/tests/common/mod.rs#begin']],
	['core/tests/common/mod.rs#begin', ['core/source/entry.rs#go']],
	['tool/src/main.rs#main', ['core/source/entry.rs#go', 'tool/src/help.rs#say']],
	['tool/src/help.rs#say', ['tool/src/lib.rs#shared', 'tool/src/main.rs#main']],
	['tool/src/bin/other.rs#main', ['tool/src/bin/other.rs#own', 'tool/src/lib.rs#shared']],
	['tool/src/bin/other.rs#own', ['tool/src/bin/other.rs#main']],
]);

check('Java’s packages and members', {
	'src/main/java/shop/Store.java': 'package shop;\npublic class Store {\n\tString get(String name) { return key(name); }\n\tstatic String key(String name) { return name; }\n}\n',
	'src/main/java/shop/auth/Auth.java': `package shop.auth;
import shop.Store;
import static shop.Store.key;
import shop.*;
public class Auth extends Base implements Named {
	private final Store users = new Store();
	String login(Store other) {
		var made = new Store();
		return users.get("") + other.get("") + made.get("") + key("") + inherited() + this.users.get("");
	}
}
`,
	'src/main/java/shop/auth/Base.java': 'package shop.auth;\nclass Base { String inherited() { return ""; } }\ninterface Named {}\n',
	'src/test/java/shop/auth/AuthTest.java': 'package shop.auth;\nclass AuthTest { void logsIn() { new Auth().login(null); } }\n',
}, [
	['src/main/java/shop/Store.java#Store.get', ['src/main/java/shop/Store.java#Store.key']],
	['src/main/java/shop/auth/Auth.java#Auth.login', ['src/main/java/shop/Store.java#Store', 'src/main/java/shop/Store.java#Store.get', 'src/main/java/shop/Store.java#Store.key', 'src/main/java/shop/auth/Auth.java#Auth.users', 'src/main/java/shop/auth/Base.java#Base.inherited']],
	['src/test/java/shop/auth/AuthTest.java#AuthTest.logsIn', ['src/main/java/shop/auth/Auth.java#Auth', 'src/main/java/shop/auth/Auth.java#Auth.login']],
]);

check('C#’s namespaces and members', {
	'Store.cs': 'namespace Shop.Data {\n\tpublic class Store {\n\t\tpublic string Get(string name) { return Key(name); }\n\t\tpublic static string Key(string name) => name;\n\t}\n}\n',
	'Auth.cs': `namespace Shop;
using Shop.Data;
using Kept = Shop.Data.Store;
public class Auth : Base {
	private readonly Store users = new Store();
	public Store Spare { get; set; }
	public string Login(Kept other) {
		var made = new Store();
		return users.Get("") + other?.Get("") + made.Get("") + Store.Key("") + this.Spare.Get("") + Inherited();
	}
}
public class Base { public string Inherited() { return ""; } }
`,
}, [
	['Store.cs#Shop.Data.Store.Get', ['Store.cs#Shop.Data.Store.Key']],
	['Auth.cs#Auth.Login', ['Auth.cs#Auth.Spare', 'Auth.cs#Auth.users', 'Auth.cs#Base.Inherited', 'Store.cs#Shop.Data.Store', 'Store.cs#Shop.Data.Store.Get', 'Store.cs#Shop.Data.Store.Key']],
]);

check('PHP’s namespaces and members', {
	'src/Store.php': '<?php\nnamespace Shop\\Data;\nclass Store {\n\tpublic function get($name) { return self::key($name); }\n\tpublic static function key($name) { return $name; }\n}\nfunction help() {}\n',
	'src/Auth.php': '<?php\nnamespace Shop;\nuse Shop\\Data\\Store;\nuse Shop\\Data\\{Store as Kept};\nuse function Shop\\Data\\help;\nclass Auth extends Base {\n\tprivate Store $users;\n\tfunction __construct(private Kept $spare) {}\n\tfunction login(Store $other) {\n\t\t$made = new Store();\n\t\treturn $made->get("") . $other->get("") . $this->spare->get("") . Store::key("") . help() . \\Shop\\Data\\help() . $this->inherited();\n\t}\n}\n',
	'src/Base.php': '<?php\nnamespace Shop;\nclass Base { function inherited() {} }\n',
}, [
	['src/Store.php#Store.get', ['src/Store.php#Store.key']],
	['src/Auth.php#Auth.login', ['src/Base.php#Base.inherited', 'src/Store.php#Store', 'src/Store.php#Store.get', 'src/Store.php#Store.key', 'src/Store.php#help']],
]);

check('a member named as every object’s', {
	'Store.php': '<?php\nclass Store {\n\tfunction __construct(private Store $next) {}\n\tfunction shown() { return $this->toString() . $this->next->constructor(); }\n}\n',
}, [
	['Store.php#Store.shown', []],
]);

check('Ruby’s constants and methods', {
	'lib/store.rb': 'module Shop\n  class Store\n    def get(name)\n      key(name)\n    end\n    def key(name)\n      name\n    end\n  end\nend\n',
	'lib/auth.rb': 'require_relative "store"\nclass Auth < Shop::Store\n  def login(name)\n    made = Shop::Store.new\n    made.get(name)\n    get(name)\n    helper\n  end\n  def helper\n  end\nend\n',
}, [
	['lib/store.rb#Shop.Store.get', ['lib/store.rb#Shop.Store.key']],
	['lib/auth.rb#Auth.login', ['lib/auth.rb#Auth.helper', 'lib/store.rb#Shop.Store', 'lib/store.rb#Shop.Store.get']],
]);

check('what Ruby classes include', {
	'lib/named.rb': 'module Shop\n  module Named\n    def name = 1\n  end\nend\n',
	'lib/store.rb': 'require_relative "named"\nclass Store\n  include Shop::Named\n  def shown\n    name\n  end\nend\ndef log\n  Store.new.name\nend\n',
}, [
	['lib/store.rb#Store.shown', ['lib/named.rb#Shop.Named.name']],
	['lib/store.rb#log', ['lib/named.rb#Shop.Named.name', 'lib/store.rb#Store']],
]);

check('C++’s includes, classes and definitions', {
	'include/store.h': '#pragma once\nnamespace shop {\nclass Store {\npublic:\n\tint get(int name);\n\tstatic int key(int name) { return name; }\n};\n}\n',
	'src/store.cpp': '#include "store.h"\nint shop::Store::get(int name) { return key(name); }\n',
	'src/auth.cpp': '#include "store.h"\nusing shop::Store;\nclass Auth {\n\tStore users;\n\tint login(const shop::Store& other);\n};\nint Auth::login(const shop::Store& other) {\n\tStore* made = new Store();\n\treturn users.get(1) + other.get(2) + made->get(3) + Store::key(4);\n}\n',
}, [
	['src/auth.cpp#Auth.login~2', ['include/store.h#shop.Store', 'include/store.h#shop.Store.get', 'include/store.h#shop.Store.key', 'src/auth.cpp#Auth', 'src/auth.cpp#Auth.login', 'src/auth.cpp#Auth.users', 'src/store.cpp#shop.Store.get']],
]);

check('C++’s names in one namespace', {
	'include/net.h': 'namespace net {\nclass Base { protected: int left; };\nclass Server : public Base { public: void start(); int port; };\nint open(int port);\n}\nextern int level;\n',
	'src/net.cpp': '#include "net.h"\nnamespace net {\nnamespace {\nint twice(int port) { return port * 2; }\n}\nvoid Server::start() { open(port + left + level); }\nint open(int port) { return twice(port) + helper(port); }\n}\nint level = 1;\n',
	'src/other.cpp': 'namespace { int helper(int port) { return port; } }\nint asked() { return helper(1); }\nint open() { return 0; }\n',
	'src/main.cpp': '#include "net.h"\nint main() {\n\tnet::Server server;\n\tserver.start();\n\treturn net::open(1);\n}\n',
}, [
	['src/net.cpp#net.Server.start', ['include/net.h#net.Base.left', 'include/net.h#net.Server', 'include/net.h#net.Server.port', 'include/net.h#net.Server.start', 'src/net.cpp#level', 'src/net.cpp#net.open']],
	['src/net.cpp#net.open', ['src/net.cpp#net.namespace.twice']],
	['src/other.cpp#asked', ['src/other.cpp#namespace.helper']],
	['src/main.cpp#main', ['include/net.h#net.Server', 'include/net.h#net.Server.start', 'include/net.h#net.open', 'src/net.cpp#net.Server.start', 'src/net.cpp#net.open']],
]);

test('a definition has its declaration’s users', async () => {
	const index = await indexRepository({
		'store.h': 'int get(int name);\n', 'store.c': '#include "store.h"\nint get(int name) { return name; }\n', 'main.c': '#include "store.h"\nint main() { return get(1); }\n',
		'other.c': 'static int get(int name) { return 2; }\nint asked() { return get(2); }\n',
	});
	assert.deepEqual(index.referrersOf('store.c#get').filter(referrer => referrer.endsWith('.c#main') || referrer.endsWith('.c#asked')), ['main.c#main']);
});

check('Ruby’s modules in several files', {
	'lib/shop.rb': 'module Shop\n  def self.start\n    Cart.new.add\n    User.find\n  end\nend\n',
	'lib/shop/cart.rb': 'module Shop\n  class Cart\n    include Countable\n    def add\n      count + Tax.rate\n    end\n  end\nend\n',
	'lib/shop/user.rb': 'class Shop::User\n  def self.find\n    Shop::Cart.new\n  end\nend\n',
	'lib/shop/countable.rb': 'module Shop\n  module Countable\n    def count\n    end\n  end\n  module Tax\n    def self.rate\n    end\n  end\nend\n',
}, [
	['lib/shop.rb#Shop.start', ['lib/shop/cart.rb#Shop.Cart', 'lib/shop/cart.rb#Shop.Cart.add', 'lib/shop/user.rb#Shop.User', 'lib/shop/user.rb#Shop.User.find']],
	['lib/shop/cart.rb#Shop.Cart.add', ['lib/shop/countable.rb#Shop.Countable.count', 'lib/shop/countable.rb#Shop.Tax.rate']],
	['lib/shop/user.rb#Shop.User.find', ['lib/shop/cart.rb#Shop.Cart']],
]);

check('C#’s namespaces around and global usings', {
	'Usings.cs': 'global using Shop.Data;\nglobal using Kept = Shop.Data.Store;\n',
	'Data/Store.cs': 'namespace Shop.Data;\npublic class Store { public static string Get() => ""; }\n',
	'Log.cs': 'namespace Shop { public static class Log { public static void Say() {} } }\n',
	'Main.cs': 'public static class Settings { public static int Limit = 1; }\n',
	'Web/Page.cs': 'namespace Shop.Web.Pages;\nclass Page {\n\tvoid Show() {\n\t\tStore.Get();\n\t\tLog.Say();\n\t}\n\tvoid Spell() {\n\t\tData.Store.Get();\n\t\tShop.Log.Say();\n\t\tKept.Get();\n\t}\n\tint Most() => Settings.Limit;\n}\n',
}, [
	['Web/Page.cs#Page.Show', ['Data/Store.cs#Store', 'Data/Store.cs#Store.Get', 'Log.cs#Shop.Log', 'Log.cs#Shop.Log.Say']],
	['Web/Page.cs#Page.Spell', ['Data/Store.cs#Store', 'Data/Store.cs#Store.Get', 'Log.cs#Shop.Log', 'Log.cs#Shop.Log.Say']],
	['Web/Page.cs#Page.Most', ['Main.cs#Settings', 'Main.cs#Settings.Limit']],
]);

check('Java’s names spelled out', {
	'com/shop/Store.java': 'package com.shop;\npublic class Store { static class Keys { static String key() { return ""; } } }\n',
	'com/web/Page.java': 'package com.web;\nclass Page {\n\tString show() { return com.shop.Store.Keys.key(); }\n\tcom.shop.Store users;\n}\n',
}, [
	['com/web/Page.java#Page.show', ['com/shop/Store.java#Store', 'com/shop/Store.java#Store.Keys', 'com/shop/Store.java#Store.Keys.key']],
	['com/web/Page.java#Page.users', ['com/shop/Store.java#Store']],
]);

check('PHP’s names outside namespaces', {
	'helpers.php': '<?php\nfunction help() {}\nclass Store { function get() {} }\n',
	'page.php': '<?php\nrequire "helpers.php";\nfunction show() { help(); return (new Store())->get(); }\n',
	'src/Page.php': '<?php\nnamespace Shop;\nclass Page { function show() { return help() . \\help(); } }\n',
}, [
	['page.php#show', ['helpers.php#Store', 'helpers.php#Store.get', 'helpers.php#help']],
	['src/Page.php#Page.show', ['helpers.php#help']],
]);

check('default classes without a name', {
	'base.ts': 'export class Base { size() {} }\n',
	'list.ts': 'import {Base} from \'./base.ts\';\nexport default class extends Base { add() { return this.size(); } }\n',
	'old.js': 'module.exports = class { get() {} };\n',
	'main.ts': 'import List from \'./list.ts\';\nexport function fill() { const list = new List(); list.add(); list.size(); }\n',
	'main.js': 'const Old = require(\'./old\');\nfunction read() { return new Old().get(); }\n',
}, [
	['list.ts#default.add', ['base.ts#Base.size']],
	['main.ts#fill', ['base.ts#Base.size', 'list.ts#default', 'list.ts#default.add']],
	['main.js#read', ['old.js#default', 'old.js#default.get']],
]);

check('Go’s packages by what they call themselves', {
	'go.mod': 'module example.com/shop\n',
	'impl/engine.go': 'package engine\n\nfunc Run() { step() }\n\nfunc step() {}\n',
	'impl/engine_test.go': 'package engine_test\n\nimport "example.com/shop/impl"\n\nfunc TestRun() {\n\tengine.Run()\n\tstep()\n}\n\nfunc step() {}\n',
	'main.go': 'package main\n\nimport "example.com/shop/impl"\n\nfunc main() { engine.Run() }\n',
}, [
	['main.go#main', ['impl/engine.go#Run']],
	['impl/engine.go#Run', ['impl/engine.go#step']],
	['impl/engine_test.go#TestRun', ['impl/engine.go#Run', 'impl/engine_test.go#step']],
]);
